"""Every text in force was reviewed in its time.

A text that nobody looks at grows wrong in silence. It stays in force: only people can
say whether it is still right.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
adopt PO-01 since=2020-01-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.approval.status import OVERDUE
from qms.model.controlled import place_of, statuses
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS315"
SEVERITY = "warning"
MESSAGE = N_("the review of {document} was due on {day}; the text stays in force")
REMEDY = N_(
    "look through law, records and users' experience, then: qms confirm {document}"
)


def check(register: Register) -> Hits:
    """Every text in force whose review is overdue."""
    for key, status in statuses(register):
        if OVERDUE in status.marks and status.review_due:
            values = {"document": key[0], "day": status.review_due.isoformat()}
            yield place_of(register, key), values
