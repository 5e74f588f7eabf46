"""A blank line stands before and after lists, tables and specimens.

Some readers of Markdown see a list directly under a paragraph, others print its
dashes as running text; a line directly under a table becomes its last row.

```markdown conforms
# Activity

Three offices work on it:

- the registry
- the archive
  of the town

2026 was the first
2026. year of it.
```

```markdown breaks
# Activity

Three offices work on it:
- the registry
- the archive
```

```markdown breaks
# Activity

| Step | Office |
| --- | --- |
| register | registry |
The next step follows.
```
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import ITEM
from qms.model.mend import Mend
from qms.model.rule import Hits

CODE = "QMS156"
SEVERITY = "warning"
MESSAGE = N_("a blank line is missing above: not every reader sees a new block here")
REMEDY = N_("put a blank line between this line and the one above it")

JOINED = re.compile(r"(?:(?<![^_hrd])p+)(?=([lft]))|[lpi](?=(t))|t(?=([^_t]))")
OPENS_LIST = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")


def check(document: Document) -> Hits:
    """Every list, table or fence joined to a paragraph, every text to a table."""
    if not document.has_text:
        return
    outline = document.outline
    for match in JOINED.finditer(outline.marks):
        index = match.end()
        if match[1] == ITEM and not OPENS_LIST.match(outline.lines[index]):
            continue
        yield document.on_index(index), {}


def mend(document: Document) -> Iterator[Mend]:
    """A blank line above each."""
    for place, _values in check(document):
        yield Mend(place.line, 1, "", "\n")
