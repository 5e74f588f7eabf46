"""A line is a heading for every reader, or for none.

A line of dashes directly under a paragraph turns its last line into a heading; `#Scope`
without a blank is a heading for some readers and a text for others, and a heading
with blanks before it likewise.

```markdown conforms
# Purpose

Why we do this.

---

How we do it.
```

```markdown breaks
# Purpose

Why we do this.
---

How we do it.
```

```markdown breaks
#Purpose

Why we do this.
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import HEADING, TEXT, UNDERLINE
from qms.model.rule import Hits

CODE = "QMS160"
SEVERITY = "warning"
MESSAGE = N_("some readers take this line for a heading, others do not: {text}")
REMEDY = N_("begin a heading's line with # and a blank; put a blank line above dashes")


def check(document: Document) -> Hits:
    """Every line that is a heading to some readers only."""
    if document.has_text:
        for index in sorted({*_underlined(document), *_signed(document)}):
            text = document.outline.lines[index].strip()[:60]
            yield document.on_index(index), {"text": text}


def _underlined(document: Document) -> Iterator[int]:
    marks = document.outline.marks
    at = marks.find(UNDERLINE)
    while at > 0:
        yield at - 1
        at = marks.find(UNDERLINE, at + 1)


def _signed(document: Document) -> Iterator[int]:
    """Lines with # that lack the blank after it, or have blanks before it."""
    outline = document.outline
    for heading in outline.headings:
        index = heading.line - outline.first
        if outline.lines[index][0] == " " and outline.lines[index].lstrip()[0] == "#":
            yield index
    # signs are the bytes without blanks: as many lines begin with # as are headings
    if document.source.signs.count(b"\n#") != outline.marks.count(HEADING):
        for index, line in enumerate(outline.lines):
            if line.startswith("#") and outline.marks[index] == TEXT:
                yield index
