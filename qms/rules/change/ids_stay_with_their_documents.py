"""A document that was put up keeps its number for life.

What was approved, cited and signed as PO-01 would be found under another number, and
nobody could tell that it is the same. A draft that was never put up may be renumbered.

```change conforms
=== procedures/PO-02.md
title: A draft
=== change
=== procedures/PO-02.md
(absent)
=== procedures/PO-03.md
title: A draft
```

```change breaks
submit PO-01 by brook.paul
=== change
=== procedures/PO-01.md
id: PO-02
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.pairs import key_of
from qms.model.controlled import named
from qms.model.nearest import NONE
from qms.model.rule import Hits

CODE = "QMS707"
SEVERITY = "error"
MESSAGE = N_("{document} was put up under that number, and bears now {other}")
REMEDY = N_(
    "put the number back; for another document: qms withdraw {id}, then qms new"
)


def check(change: Change) -> Hits:
    """Every document with another number than the one under which it was put up."""
    for pair in change.documents:
        if pair.before is None or pair.after is None:
            continue
        before, after = key_of(pair.before), key_of(pair.after)
        if before != after and change.was_put_up(before):
            other = named(after) or NONE
            values = {"document": named(before), "id": before[0], "other": other}
            name = "id" if before[0] != after[0] else "language"
            yield pair.after.near(pair.after.head.get(name, pair.after.head)), values
