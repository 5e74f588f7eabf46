"""Every promise says what follows if it is missed, and where to turn next.

A promise without consequence binds nobody: the remedy is what the citizen gets, the
next instance is who looks at it if that does not help.

```charter conforms
promises:
  - id: reply
    text: Within 20 days.
    remedy: {text: we write why it is late, by: own}
    next_instance: the mayor
```

```charter breaks
promises:
  - {id: reply, text: Within 20 days., next_instance: the mayor}
```
"""

from qms.i18n import N_
from qms.model.charter import has, rows_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS605"
SEVERITY = "error"
MESSAGE = N_("promise {promise} does not say what follows if it is missed: {missing}")
REMEDY = N_("say what the citizen gets, by law or from you, and where to turn next")


def check(register: Register) -> Hits:
    """Every promise without remedy or next instance, once."""
    for charter, promise in rows_of(register, "promises"):
        missing = [
            name for name in ("remedy", "next_instance") if not has(promise, name)
        ]
        if missing:
            values = {"promise": promise.text("id"), "missing": ", ".join(missing)}
            yield charter.near(promise), values
