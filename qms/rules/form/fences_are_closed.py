"""Every fence of three signs is closed.

A fence that stays open turns the rest of the text into a specimen of code: headings,
lists and tables after it are none any more.

````markdown conforms
# Purpose

```
a specimen
```

# Activity

How we do it.
````

````markdown breaks
# Purpose

```
a specimen

# Activity

How we do it.
````
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import FENCE, HEADING_LINE
from qms.model.mend import Mend
from qms.model.rule import Hits

CODE = "QMS158"
SEVERITY = "error"
MESSAGE = N_("the fence that opens here is never closed")
REMEDY = N_("write the same signs alone on the line after the specimen")

SIGNS = re.compile(r"[ \t]*(`{3,}|~{3,})")


def check(document: Document) -> Hits:
    """The last fence, where the fences are not in pairs."""
    marks = document.outline.marks
    if marks.count(FENCE) % 2:
        yield document.on_index(marks.rindex(FENCE)), {}


def mend(document: Document) -> Iterator[Mend]:
    """The closing signs at the end of the text, where all below is one specimen.

    After a blank line or with a heading the text may go on: only its author knows.
    """
    outline = document.outline
    if outline.marks.count(FENCE) % 2 == 0:
        return
    opening = outline.marks.rindex(FENCE)
    below = outline.text.rstrip("\n").count("\n") - opening
    found = SIGNS.match(outline.lines[opening])
    specimen = outline.lines[opening + 1 : opening + 1 + below]
    if found is None or not specimen or any(map(_may_be_text, specimen)):
        return
    index = opening + below
    last = outline.lines[index]
    yield Mend(outline.line(index), len(last) + 1, "", f"\n{found[1]}")


def _may_be_text(line: str) -> bool:
    return not line.strip() or bool(HEADING_LINE.match(line))
