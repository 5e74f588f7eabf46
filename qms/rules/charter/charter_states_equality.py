"""A charter says that everyone is treated alike.

Equal treatment is law, and people who were refused elsewhere look for it first. The
sentence says for whom it holds, and how the office makes it true.

```charter conforms
equality: Everyone is treated alike, whatever their age, language, faith or disability.
```

```charter breaks
equality:
```
"""

from qms.i18n import N_
from qms.model.charter import charters, is_wanting, place_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS608"
SEVERITY = "error"
MESSAGE = N_("the charter does not say that everyone is treated alike")
REMEDY = N_("write under equality for whom it holds, and how the office makes it true")


def check(register: Register) -> Hits:
    """Every charter without the statement, where the checklist does not ask for it."""
    for charter in charters(register):
        if is_wanting(register, charter, "equality"):
            yield place_of(charter, "equality"), {}
