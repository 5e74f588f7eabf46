"""Every section that the kind knows says something.

A heading with nothing under it looks as if the matter were settled. If there is
nothing to say, one sentence says so.

```markdown conforms
# Purpose

Why we do this.

# Activity

## The first step

The registry writes it down.
```

```markdown breaks
# Purpose

Why we do this.

# Activity

## The first step
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import BLANK, BREAK, HEADING, UNDERLINE
from qms.model.rule import Hits

CODE = "QMS145"
SEVERITY = "error"
MESSAGE = N_("section {section} is empty")
REMEDY = N_("write what the section is for, or one sentence that nothing applies")

NO_TEXT = BLANK + BREAK + HEADING + UNDERLINE


def check(document: Document) -> Hits:
    """Every known section without a line of text under it or its sub-sections."""
    if not document.has_text:
        return
    marks = document.outline.marks
    for section, rule in document.main_sections:
        if rule.generated or marks[section.start : section.end].strip(NO_TEXT):
            continue
        start, end = document.outline.under(section.heading)
        if not marks[start:end].strip(NO_TEXT):
            values = {"section": section.heading.title}
            yield document.on(section.heading.line), values
