"""Every statement that a later one saw is still there.

Each statement names what its signer had before his eyes. One that is named and gone
was taken away: a return that somebody wished unsaid, or an approval lost in a merge.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
lose
```
"""

from qms.i18n import N_
from qms.model.approval.damage import lost
from qms.model.controlled import short
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS203"
SEVERITY = "error"
MESSAGE = N_("the statement {digest}, which this one saw, is missing")
REMEDY = N_("bring it back from git or a copy with qms repair, and see qms verify")


def check(register: Register) -> Hits:
    """Every statement that is gone, at one that saw it."""
    if register.control is None:
        return
    ledger = register.control.ledger
    for digest, seen_by in lost(ledger).items():
        entry = ledger.entries.get(seen_by)
        if entry is not None:
            yield Place(entry.path), {"digest": short(digest)}
