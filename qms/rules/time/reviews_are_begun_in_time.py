"""A review that is due within two months is known.

Asking users and going through records takes weeks; begin before the day.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
adopt PO-01 since=2024-12-24 by field.anna
```
"""

from datetime import timedelta

from qms.i18n import N_
from qms.model.controlled import place_of, statuses
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS316"
SEVERITY = "note"
MESSAGE = N_("the review of {document} is due on {day}")
REMEDY = N_("ask those who work by it, then: qms confirm {document}")
AHEAD = timedelta(days=60)


def check(register: Register) -> Hits:
    """Every text in force whose review is due within sixty days."""
    last = register.as_of + AHEAD
    for key, status in statuses(register):
        due = status.review_due
        if status.in_force and due and register.as_of <= due <= last:
            yield place_of(register, key), {"document": key[0], "day": due.isoformat()}
