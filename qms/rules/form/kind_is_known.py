"""Every document is of a kind that the profile declares.

The kind says who approves a document, which sections it has and when it is
reviewed; of an unknown kind nothing is known.

```yaml conforms
kind: procedure
```

```yaml breaks
kind: procedura
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.nearest import nearest
from qms.model.rule import Hits

CODE = "QMS135"
SEVERITY = "error"
MESSAGE = N_("the profile declares no kind {kind}")
REMEDY = N_("correct it, or declare the kind; the nearest known one is: {nearest}")


def check(document: Document) -> Hits:
    """A kind that is named, but not declared."""
    named = document.head.text("kind")
    kinds = document.house.profile.kinds
    if named and named not in kinds and kinds:
        place = document.near(document.head["kind"])
        yield place, {"kind": named, "nearest": nearest(named, kinds)}
