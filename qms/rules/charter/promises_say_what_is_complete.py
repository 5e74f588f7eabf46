"""A promise of days says what a complete application is, and what stops the clock.

Most disputes about a missed limit are about the day on which it began, and about the
days on which the office waited for the citizen. `pauses: []` says that nothing stops
the clock. A wait of minutes needs neither.

```charter conforms
promises:
  - id: reply
    text: Within 20 days.
    unit: days
    complete: name, address and what is asked
    pauses: []
```

```charter breaks
promises:
  - {id: reply, text: Within 20 days., unit: days}
```
"""

from qms.i18n import N_
from qms.model.charter import has, rows_of
from qms.model.located import Fields, is_nothing
from qms.model.promise import LONG_UNITS
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS614"
SEVERITY = "warning"
MESSAGE = N_("promise {promise} leaves open when its clock starts or stops: {missing}")
REMEDY = N_("say what a complete application is, and what stops the clock for a while")


def check(register: Register) -> Hits:
    """Every promise in days or longer that leaves one of the two open."""
    for charter, promise in rows_of(register, "promises"):
        if promise.text("unit") in LONG_UNITS:
            missing = _missing(promise)
            if missing:
                values = {"promise": promise.text("id"), "missing": ", ".join(missing)}
                yield charter.near(promise), values


def _missing(promise: Fields) -> list[str]:
    missing = [] if has(promise, "complete") else ["complete"]
    return [*missing, "pauses"] if is_nothing(promise.get("pauses")) else missing
