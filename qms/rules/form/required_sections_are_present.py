"""Every section that the kind demands stands in the text.

A reader who looks for the purpose or the responsibilities of a procedure finds
them under the heading that the profile gives, in the document's language. The
finding stands where the section belongs: at the heading before which it is missing,
or at the end of the text.

```markdown conforms
# Purpose

Why we do this.

# Activity

How we do it.
```

```markdown breaks
# Aim of it all

Why we do this.

# Activity

How we do it.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.finding import Place
from qms.model.kind import SectionRule
from qms.model.rule import Hits

CODE = "QMS143"
SEVERITY = "error"
MESSAGE = N_("section {section} is missing")
REMEDY = N_("add the heading here, and under it what the section is for: # {section}")


def check(document: Document) -> Hits:
    """Every demanded section that the text lacks."""
    if document.kind is None or not document.has_text or document.outline.is_empty:
        return
    present = {rule.id for _, rule in document.known_sections}
    for section in document.kind.sections:
        if section.required and not section.generated and section.id not in present:
            title = section.title(document.language)
            yield _place(document, section), {"section": title}


def _place(document: Document, missing: SectionRule) -> Place:
    """Where it belongs: before the first section that comes later in the profile."""
    sections = document.kind.sections if document.kind else ()
    later = {each.id for each in sections[sections.index(missing) :]}
    for section, rule in document.known_sections:
        if rule.id in later:
            return document.on(section.heading.line)
    last = len(document.outline.marks.rstrip("_")) - 1
    return document.on_index(max(last, 0))
