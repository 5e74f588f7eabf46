"""A document has a text.

A front matter alone announces a document that nobody can read. An outside document
keeps its text elsewhere, and says where.

```markdown conforms
# Purpose

Why we do this.
```

```files breaks
=== procedures/PO-01.md
owner: registry
---

```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS161"
SEVERITY = "error"
MESSAGE = N_("the document has no text")
REMEDY = N_("write the text under the front matter, or name its file: body: {file}")

ELSEWHERE = frozenset({"external", "governance"})


def check(document: Document) -> Hits:
    """A document whose text is nothing but blank lines."""
    if not document.has_text or not document.outline.is_empty:
        return
    if document.kind is None or document.kind.form not in ELSEWHERE:
        file = f"{document.id}/{document.id}.docx"
        yield document.on(max(document.outline.first - 1, 1)), {"file": file}
