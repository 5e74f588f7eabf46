"""One governance is in force, and everything rests on it.

Who may sign is laid down by a governance that was approved itself. Where none is in
force, or two at once, nothing that is signed counts.

```acts conforms
submit PO-01 by brook.paul
```

```acts breaks
spoil
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS204"
SEVERITY = "error"
MESSAGE = N_("nothing that is signed counts: {trouble}")
REMEDY = N_("see qms verify; join two governances with qms revise GOVERNANCE")
SPOKEN = ("trouble",)
NONE = N_("no governance was approved as it must be")
FORK = N_("two governances were released side by side")
ROOTS = N_("there is more than one first governance, and none is pinned")


def check(register: Register) -> Hits:
    """The one reason for which no governance holds."""
    control = register.control
    if control is None or not control.ledger.archive.rounds:
        return
    # what judges is slow to load, and not needed where no approvals are kept
    from qms.model.approval.roots import is_first_under_way

    ledger, trouble = control.ledger, ""
    if not ledger.one_root:
        trouble = ROOTS
    elif len(ledger.newest) > 1:
        trouble = FORK
    elif control.governance is None and not is_first_under_way(ledger):
        trouble = NONE
    if trouble:
        yield Place(PROFILE_PATH), {"trouble": trouble}
