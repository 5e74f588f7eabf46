"""What is controlled stands here itself: no link, and no other repository.

A link or a submodule shows something that lies elsewhere and changes there, unseen and
signed by nobody.

```change conforms
=== change
=== procedures/PO-01.md
title: Another title
```

```change breaks
=== change
=== procedures/PO-02.md
(link ../secret.md)
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.touched import LINK, SUBMODULE
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS723"
SEVERITY = "error"
MESSAGE = N_("this is no file of its own any more, but {sort}")
REMEDY = N_("put the file itself here")
SPOKEN = ("sort",)
SORTS = {LINK: N_("a link to another place"), SUBMODULE: N_("another repository")}


def check(change: Change) -> Hits:
    """Every link and submodule that the change puts among the controlled files."""
    for each in change.touched:
        if each.after is not None and each.after.mode in SORTS:
            yield Place(each.path), {"sort": SORTS[each.after.mode]}
