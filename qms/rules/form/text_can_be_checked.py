"""The text stands where rules can read it.

A Word or PDF file may be the text of a document, so that an office can register what
it has on the first day. The rules over texts were not applied to it: this note says
so, and goes when the text is written here at the next revision.

```yaml conforms
owner: registry
```

```yaml breaks
body: PO-01/PO-01.docx
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS162"
SEVERITY = "note"
MESSAGE = N_("the text stands in {file}: the rules over texts were not applied to it")
REMEDY = N_("write the text under the front matter at the next revision")


def check(document: Document) -> Hits:
    """A document whose text is an attached file."""
    if not document.has_text and not document.is_data:
        yield document.at_key("body"), {"file": document.head.text("body")}
