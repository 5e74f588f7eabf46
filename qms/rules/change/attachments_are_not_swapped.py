"""An attachment of a text that was put up stays as it was put up with it.

A drawing or a form beside the text was approved with it. Swapped in silence, it says
something that nobody signed.

```change conforms
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
one
=== change
=== procedures/PO-01/flow.svg
two
```

```change breaks
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
one
=== acts
submit PO-01 by brook.paul
=== change
=== procedures/PO-01/flow.svg
two
```
"""

from qms.i18n import N_
from qms.model.change.attached import swapped
from qms.model.change.change import Change
from qms.model.change.laid import told
from qms.model.controlled import named
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS717"
SEVERITY = "error"
MESSAGE = N_("this file was put up with {document} {revision}, and is another one now")
REMEDY = N_("put it back as it was, or begin the next revision with qms revise {id}")


def check(change: Change) -> Hits:
    """Every attachment changed while its text bears a submitted number."""
    for path, key, number in swapped(change):
        values = {"document": named(key), "id": key[0], "revision": told(number)}
        yield Place(path), values
