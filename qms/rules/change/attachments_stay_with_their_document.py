"""A file beside the documents belongs to one of them, and one that is listed is there.

A file that nobody lists any more is approved with nothing and goes on being read; one
that is listed and gone leaves a text that cannot be followed.

```change conforms
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
one
=== change
=== procedures/PO-01.md
attachments: []
=== procedures/PO-01/flow.svg
(absent)
```

```change breaks
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
one
=== change
=== procedures/PO-01.md
attachments: []
```
"""

from qms.i18n import N_
from qms.model.change.attached import missing, orphans
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS718"
SEVERITY = "error"
MESSAGE = N_("{path} and its document are parted: {reason}")
REMEDY = N_("list the file in the attachments of its document, or remove both")
SPOKEN = ("reason",)
ALONE = N_("no document lists it")
GONE = N_("{document} lists it, and it is gone")


def check(change: Change) -> Hits:
    """Every file that the change leaves without a document, or takes from one."""
    for path in orphans(change):
        yield Place(path), {"path": path, "reason": ALONE}
    for path, document, place in missing(change):
        yield place, {"path": path, "reason": GONE, "document": document}
