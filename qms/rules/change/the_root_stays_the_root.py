"""Governance has one beginning, and no change brings another.

Every approval is judged by a chain of governances back to the first. A second beginning
would let anybody start anew with his own rules. Who follows, names what he follows.

```change conforms
submit PO-01 by brook.paul
=== change
=== acts
govern
```

```change breaks
submit PO-01 by brook.paul
=== change
=== acts
usurp
```
"""

from qms.i18n import N_
from qms.model.approval.submission import GOVERNANCE
from qms.model.change.change import Change
from qms.model.controlled import SUBMISSION
from qms.model.finding import Place
from qms.model.register import ARCHIVE
from qms.model.rule import Hits

CODE = "QMS722"
SEVERITY = "error"
MESSAGE = N_("this governance follows none, although there is one: {root}")
REMEDY = N_("put it up on the one that holds: qms revise GOVERNANCE, then qms submit")


def check(change: Change) -> Hits:
    """Every governance of the change that would be a second root."""
    rounds = change.laid.get((GOVERNANCE, ""), ())
    for each in rounds:
        submission = each.submission
        if not each.is_new or submission is None or submission.predecessors:
            continue
        control = change.control_before
        governance = control.governance if control else None
        if governance is not None:
            place = Place(f"{ARCHIVE}/{each.name}/{SUBMISSION}")
            yield place, {"root": governance.label}
