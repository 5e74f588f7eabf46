"""The governance that lies here is in force, or on its way.

People, offices and steps count as they were approved. A change in the files alone
gives nobody an office and takes none away.

```acts conforms
submit PO-01 by brook.paul
```

```acts breaks
submit PO-01 by brook.paul
=== governance/people.yaml
absences: [{person: stone.mary, from: 2026-03-01, until: 2026-03-14}]
```
"""

from qms.i18n import N_
from qms.model.approval.status import ABSENT, APPROVED, IN_REVIEW, SAME
from qms.model.approval.submission import GOVERNANCE
from qms.model.controlled import place_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS216"
SEVERITY = "warning"
MESSAGE = N_(
    "the files in governance/ are not those in force ({revision}), and are not put up"
)
REMEDY = N_("put them up with qms revise GOVERNANCE, or take the change back")
UNDER_WAY = (IN_REVIEW, APPROVED)


def check(register: Register) -> Hits:
    """The governance of the working tree, if it is another and nobody put it up."""
    control, key = register.control, (GOVERNANCE, "")
    status = register.statuses.get(key)
    if control is None or status is None or status.in_force is None:
        return
    is_known = status.working in (SAME, ABSENT)
    if not is_known and status.next.state not in UNDER_WAY:
        yield place_of(register, key), {"revision": status.label}
