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

from qms.i18n import N_
from qms.model.document import Document
from qms.model.outline import ITEM
from qms.model.rule import Hits

CODE = "QMS157"
SEVERITY = "warning"
MESSAGE = N_("indented by {count}: under the list item above, {wanted} spaces are read alike")
REMEDY = N_("indent what belongs to a list item by four spaces, one level in another by eight")

UNDER = re.compile(r"(?=(l)[pi]*_*([l]))|(?=(l)[pi]*_+(p))")


def check(document: Document) -> Hits:
    """Every item or paragraph indented otherwise under an item."""
    outline = document.outline
    if not document.has_text or ITEM not in outline.marks:
        return
    for match in UNDER.finditer(outline.marks):
        index = match.start(2) if match[2] else match.start(4)
        line = outline.lines[index]
        if line[0] != " ":
            continue
        count, above = _indent(line), _indent(outline.lines[match.start()])
        if count % 4 and count > above:
            values = {"count": count, "wanted": above // 4 * 4 + 4}
            yield document.on_index(index), values


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
