"""An urgent change is ratified before it lapses.

One signature was enough to put it into force at once. The others have until a day that
was fixed then; after it, the earlier text returns, or none is valid.

```acts conforms
submit PO-01 emergency=mayor:2026-12-10 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 emergency=mayor:2026-12-10 by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.approval.status import EMERGENCY
from qms.model.controlled import place_of, statuses
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS319"
SEVERITY = "warning"
MESSAGE = N_(
    "{document} {revision} is in force by an emergency, until {day} at the latest"
)
REMEDY = N_("have the steps that are missing signed: qms ratify {document}")


def check(register: Register) -> Hits:
    """Every emergency that runs, with its last day."""
    for key, status in statuses(register):
        if EMERGENCY in status.marks and status.emergency_until:
            values = {"document": key[0], "revision": status.label}
            day = status.emergency_until.isoformat()
            yield place_of(register, key), {**values, "day": day}
