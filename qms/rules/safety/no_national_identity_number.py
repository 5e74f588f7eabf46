"""No number that the state gave to a person stands in a document.

Documents are read by many and kept for ever. The finding shows two digits only, so
that the report does not publish what it warns of.

```markdown conforms
# Purpose

The form asks for the CNP; call +40 722 123 456, file 1234567890123.
```

```markdown breaks
# Purpose

The file of 1800101221144 shows how.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.identity_number import identity_numbers
from qms.model.rule import Hits

CODE = "QMS903"
SEVERITY = "error"
MESSAGE = N_("a person's number stands here ({name}): {number}")
REMEDY = N_("take it out; ask who must be told, for it stays in the earlier versions")


def check(document: Document) -> Hits:
    """Every number of a person, in the front matter, in comments and in the text."""
    if not document.source.has_long_number:
        return
    language = document.language.partition("-")[0]
    for number, line in enumerate(document.source.lines, 1):
        for hit in identity_numbers(line, language):
            place = document.on(number, hit.column)
            yield place, {"name": hit.kind, "number": hit.masked}
