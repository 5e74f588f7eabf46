"""No archived file is changed: what was put up and signed stays byte for byte.

What lies under approvals/ is what people signed. A byte changed there makes their
signatures worthless, whatever was meant. To bring altered files back is no change: that
is what qms repair does.

```change conforms
submit PO-01 by brook.paul
=== change
=== acts
approve PO-01 step=checked by brook.paul
```

```change breaks
submit PO-01 by brook.paul
=== change
=== acts
spoil
```
"""

from qms.i18n import N_
from qms.model.change.archived import sort_of
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS701"
SEVERITY = "error"
MESSAGE = N_("{sort} was changed, and nobody signed it so")
REMEDY = N_("bring the bytes back with qms repair; a new text goes in with qms submit")
SPOKEN = ("sort",)


def check(change: Change) -> Hits:
    """Every archived file with other bytes, unless they are the right ones again."""
    for each in change.archived:
        if each.is_edited and each.path not in change.restored:
            yield Place(each.path), {"sort": sort_of(each.path)}
