"""Parts that are made by the tool are not written by hand.

The cover, the history, the distribution list, the table of approvals are made from
facts that qms knows. Written by hand they are a second truth, and soon an old one.

```markdown conforms
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

# History

| Edition | Day |
| --- | --- |
| 1 | 2026-01-05 |
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS152"
SEVERITY = "error"
MESSAGE = N_("section {section} is made by qms, and must not be written by hand")
REMEDY = N_("remove the heading with all that stands under it")


def check(document: Document) -> Hits:
    """Every section in the text that the profile marks as generated."""
    if not document.has_text:
        return
    for section, rule in document.main_sections:
        if rule.generated:
            values = {"section": section.heading.title}
            yield document.on(section.heading.line), values
