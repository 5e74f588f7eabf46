"""Every section that the kind demands stands in the text.

A reader who looks for the purpose or the responsibilities of a procedure finds
them under the heading that the profile gives, in the document's language.

```markdown conforms
# Purpose

Why we do this.
```

```markdown breaks
# Aim of it all

Why we do this.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS143"
SEVERITY = "error"
MESSAGE = N_("section {section} is missing")
REMEDY = N_("add the heading, and under it what the section is for: # {section}")


def check(document: Document) -> Hits:
    """Every demanded section that the text lacks."""
    if document.kind is None or not document.has_text:
        return
    present = {rule.id for _, rule in document.known_sections}
    for section in document.kind.sections:
        if section.required and not section.generated and section.id not in present:
            title = section.title(document.language)
            yield document.on(document.outline.first), {"section": title}
