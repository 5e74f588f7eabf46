"""A text that bears a submitted number stays the text that was submitted.

A promise quietly rewritten under the number of the approved text is read as approved.
A draft has a number of its own; what was returned may be written on.

```change conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== change
=== procedures/PO-01.md
revision: 1
title: Another title
```

```change breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== change
=== procedures/PO-01.md
title: Another title
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.first_line import first_change
from qms.model.change.laid import told
from qms.model.change.submitted import altered_texts
from qms.model.controlled import named
from qms.model.rule import Hits

CODE = "QMS704"
SEVERITY = "error"
MESSAGE = N_("{document} was put up as {revision}, and is changed under that number")
REMEDY = N_(
    "put it back as it was, or begin the next revision with qms revise {id};"
    " what is under way is returned first"
)


def check(change: Change) -> Hits:
    """Every working text changed under a number that was put up."""
    for key, pair, number in altered_texts(change):
        values = {"document": named(key), "id": key[0], "revision": told(number)}
        if pair.after is not None:
            yield first_change(pair.before, pair.after), values
