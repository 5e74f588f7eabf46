"""The numbers of a list are written with a point: `1.`, and not `1)`.

With a bracket some readers of Markdown see a list, others one paragraph in which all
items run together.

```markdown conforms
# Activity

1. the registry writes it down
2. the archive keeps it
```

```markdown breaks
# Activity

1) the registry writes it down
2) the archive keeps it
```
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import BLANK, INDENTED, ITEM, TEXT
from qms.model.mend import Mend
from qms.model.rule import Hits

CODE = "QMS163"
SEVERITY = "warning"
MESSAGE = N_("the list's numbers end with a bracket: not every reader sees a list")
REMEDY = N_("write a point after each number: 1. instead of 1)")

BRACKETED = re.compile(r"\s*([0-9]{1,9})\)")
OF_ONE_LIST = ITEM + TEXT + INDENTED + BLANK
NEW_TEXT = BLANK + TEXT


def check(document: Document) -> Hits:
    """The first item of every list whose numbers bear a bracket."""
    outline = document.outline
    if not document.has_text or b")" not in document.source.signs:
        return
    last = -1
    for match in re.finditer(ITEM, outline.marks):
        index = match.start()
        number = BRACKETED.match(outline.lines[index])
        if not number or (number[1] != "1" and outline.marks[index - 1] == TEXT):
            continue
        between = outline.marks[max(last, 0) : index]
        if last < 0 or NEW_TEXT in between or between.strip(OF_ONE_LIST):
            yield document.on_index(index), {}
        last = index


def mend(document: Document) -> Iterator[Mend]:
    """A point after each number of such a list, the numbers as they are."""
    outline = document.outline
    if not document.has_text or b")" not in document.source.signs:
        return
    last, count = -1, 0
    for match in re.finditer(ITEM, outline.marks):
        index = match.start()
        number = BRACKETED.match(outline.lines[index])
        if not number:
            continue
        between = outline.marks[max(last, 0) : index]
        goes_on = last >= 0 and not between.strip(OF_ONE_LIST)
        is_next = goes_on and int(number[1]) == count + 1
        if number[1] == "1" or outline.marks[index - 1] != TEXT or is_next:
            yield Mend(outline.line(index), number.end(), ")", ".")
            last, count = index, int(number[1])
