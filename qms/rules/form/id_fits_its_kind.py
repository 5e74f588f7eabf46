"""The id of a document has the form that its kind gives to ids.

Whoever reads PO-012 knows at once what it is and where it lies.

```yaml conforms
id: PO-01
```

```yaml breaks
id: POP-01
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.leaves import ID
from qms.model.rule import Hits

CODE = "QMS136"
SEVERITY = "error"
MESSAGE = N_("id {id} is none of kind {kind}, whose ids look like {example}")
REMEDY = N_("give the document an id of this form, or name the kind that it is of")


def check(document: Document) -> Hits:
    """An id that is well formed, but not as its kind demands."""
    kind = document.kind
    if kind is None or not kind.pattern_text or kind.pattern.match(document.id):
        return
    if ID.match(document.id):
        example = kind.example or kind.pattern_text
        values = {"id": str(document.id), "kind": kind.name, "example": example}
        yield document.near(document.head["id"]), values
