"""The archive of approvals holds what was put up, and nothing else.

What was approved are the very bytes that lie here. A byte that was changed, a file
that is missing or that nobody put here: then nobody can say any more what was signed.

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
spoil
```
"""

from qms.i18n import N_
from qms.model.approval.fault import Fault
from qms.model.controlled import SUBMISSION, is_blocking, values_of
from qms.model.finding import Place
from qms.model.register import ARCHIVE, Register
from qms.model.rule import Hits

CODE = "QMS201"
SEVERITY = "error"
MESSAGE = N_("the archive is not as it was put up: {fault}")
REMEDY = N_("restore it from git with qms repair, and see qms verify")
SPOKEN = ("fault",)
CONTENT = "content/"


def check(register: Register) -> Hits:
    """Every fault of the archive: of its files, and of each submission."""
    archive = register.control.ledger.archive if register.control else None
    if archive is None:
        return
    for path, fault in archive.faults:
        if is_blocking(fault):
            yield Place(path), values_of(fault)
    for found in archive.rounds:
        for fault in found.faults:
            if is_blocking(fault):
                yield _place(found.name, fault), values_of(fault)


def _place(name: str, fault: Fault) -> Place:
    """The file of the content that a fault names, else the submission's."""
    path = str(fault.values.get("path") or "")
    is_whole = path.startswith((f"{ARCHIVE}/", CONTENT)) or not path
    return Place(f"{ARCHIVE}/{name}/{path if path and is_whole else SUBMISSION}")
