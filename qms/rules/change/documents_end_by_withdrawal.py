"""A document ends by being withdrawn, signed as it was approved, and not by deletion.

A deleted file ends nothing: the archived text stays in force, and nobody finds it any
more. A draft that was never put up may simply be deleted.

```change conforms
=== procedures/PO-02.md
title: A draft
=== change
=== procedures/PO-02.md
(absent)
```

```change breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== change
=== procedures/PO-01.md
(absent)
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.standing import is_over, is_under_control
from qms.model.controlled import named
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS708"
SEVERITY = "error"
MESSAGE = N_("{document} was deleted, and not withdrawn: its archived text still holds")
REMEDY = N_("put the file back, then end it with qms withdraw {id} --reason …")


def check(change: Change) -> Hits:
    """Every document deleted whose text is in force, or on its way."""
    for pair in change.documents:
        if pair.before is None or pair.after is not None:
            continue
        key = pair.key
        if not change.was_put_up(key):
            continue
        if is_under_control(change, key) and not is_over(change, key):
            values = {"document": named(key), "id": key[0]}
            yield Place(pair.before.path), values
