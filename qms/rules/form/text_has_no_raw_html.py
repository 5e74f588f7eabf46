"""The text is Markdown without HTML in it.

What a browser shows, a printed sheet or another reader drops; and what nobody sees,
such as a comment, is approved all the same. Addresses as <https://example.org> and
signs as in 3 < 5 are none.

```markdown conforms
# Purpose

See <https://example.org> if x < 5 and `<br>` is meant.
```

```markdown breaks
# Purpose

Two lines<br>in a cell.
```
"""

import re

from qms.i18n import N_
from qms.model.document import Document
from qms.model.inline import without_code
from qms.model.marks import CODE as CODE_MARK
from qms.model.marks import INDENTED
from qms.model.rule import Hits

CODE = "QMS159"
SEVERITY = "warning"
MESSAGE = N_("{tag} is HTML: readers show it each in its own way, or not at all")
REMEDY = N_("say it in Markdown; put a sign that is meant as such in backticks")

TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<\?[a-z]|<![A-Z]|<!\[CDATA\["
    r"|</?(?:a|b|br|div|i|iframe|img|p|script|span|style|table|td|th|tr|u)(?:\s[^<>]*=[^<>]*)?\s*\Z"
)


def check(document: Document) -> Hits:
    """Every tag, comment or declaration outside of code."""
    outline = document.outline
    if "<" not in outline.text or not document.has_text:
        return
    for index, line in enumerate(outline.lines):
        if "<" in line and outline.marks[index] not in (CODE_MARK, INDENTED):
            for match in TAG.finditer(without_code(line)):
                values = {"tag": match[0][:40]}
                yield document.on_index(index, match.start() + 1), values
