"""Heading levels do not jump.

Sections are headings of the first level, their parts of the second. A level left
out is a part without a whole: tables of contents and screen readers stumble there.

```markdown conforms
# Purpose

## In short

Why we do this.

# Activity

How we do it.
```

```markdown breaks
# Purpose

### In short

Why we do this.

# Activity

How we do it.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.rule import Hits

CODE = "QMS147"
SEVERITY = "warning"
MESSAGE = N_("heading {heading} is of level {level}; here level {most} is the deepest")
REMEDY = N_("take away one # or more, or write the heading that is left out above it")


def check(document: Document) -> Hits:
    """Every heading that is more than one level under the one before."""
    if not document.has_text:
        return
    most = 1
    for heading in document.outline.headings:
        if heading.level > most:
            values: dict[str, Scrap] = {
                "heading": heading.title,
                "level": heading.level,
                "most": most,
            }
            yield document.on(heading.line), values
        most = heading.level + 1
