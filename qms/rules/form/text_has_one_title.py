"""The title stands in the front matter only, and no two sections share a heading.

Printed sheets and pages show the title above the text; written again as a heading
it stands there twice, and the two drift apart. Two sections with one heading leave
the reader, and every link, in doubt which of them is meant.

```markdown conforms
# Purpose

Why we do this.

# Activity

How we do it.
```

```markdown breaks
# A procedure

# Purpose

Why we do this.

# Activity

How we do it.
```

```markdown breaks
# Purpose

Why we do this.

# Activity

How we do it.

# Activity

How others do it.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.kind import heading_key
from qms.model.rule import Hits

CODE = "QMS146"
SEVERITY = "warning"
MESSAGE = N_("heading {heading} stands here a second time: it is on line {line} too")
REMEDY = N_("remove it if it repeats the title; else give the section its own words")


def check(document: Document) -> Hits:
    """Every first-level heading that repeats the title or another such heading."""
    if not document.has_text:
        return
    title = document.head.get("title")
    seen: dict[str, int] = {}
    if isinstance(title, str):
        seen[heading_key(title)] = document.near(title).line
    for heading in document.outline.headings:
        if heading.level == 1:
            key = heading_key(heading.title)
            if key in seen:
                values: dict[str, Scrap] = {"heading": heading.title, "line": seen[key]}
                yield document.on(heading.line), values
            seen.setdefault(key, heading.line)
