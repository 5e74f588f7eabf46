"""What belongs to a list item is indented by four spaces.

With two or three some readers of Markdown see a list within the list, others see one
flat list; with four all of them see the same.

```markdown conforms
# Activity

- at the counter
    - by hand
- by post

    within the week
```

```markdown breaks
# Activity

- at the counter
  - by hand
```
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import BLANK, INDENTED, ITEM, TEXT
from qms.model.mend import Mend
from qms.model.nesting import nested_by_four
from qms.model.outline import Outline
from qms.model.rule import Hits

CODE = "QMS157"
SEVERITY = "warning"
MESSAGE = N_(
    "indented by {count} where readers agree on {wanted}: a list item is above"
)
REMEDY = N_(
    "indent what belongs to an item by four spaces, one list level after another"
)

PARAGRAPH = re.compile(r"l[pi]*_+(?=p)")


def check(document: Document) -> Hits:
    """Every item or paragraph indented otherwise under an item."""
    outline = document.outline
    if not document.has_text or ITEM not in outline.marks:
        return
    for index, above in (*_items(outline), *_paragraphs(outline)):
        count, least = _indent(outline.lines[index]), _indent(outline.lines[above])
        if count % 4 and count > least:
            values = {"count": count, "wanted": least // 4 * 4 + 4}
            yield document.on_index(index), values


def _items(outline: Outline) -> Iterator[tuple[int, int]]:
    """Each indented item with the item above it, as indices."""
    index = outline.marks.find(ITEM)
    while index >= 0:
        if outline.lines[index][0] == " ":
            above = _above(outline.marks, index - 1)
            if above >= 0:
                yield index, above
        index = outline.marks.find(ITEM, index + 1)


def _above(marks: str, index: int) -> int:
    """The item to which what follows this index belongs, else -1."""
    while index >= 0 and marks[index] == BLANK:
        index -= 1
    while index >= 0 and marks[index] in (TEXT, INDENTED):
        index -= 1
    return index if index >= 0 and marks[index] == ITEM else -1


def _paragraphs(outline: Outline) -> Iterator[tuple[int, int]]:
    """Each indented paragraph after a blank line with the item above it."""
    for match in PARAGRAPH.finditer(outline.marks):
        if outline.lines[match.end()][0] == " ":
            yield match.end(), match.start()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def mend(document: Document) -> Iterator[Mend]:
    """Every list whose levels are certain, at four blanks a level."""
    if document.has_text and any(True for _hit in check(document)):
        yield from nested_by_four(document.outline)
