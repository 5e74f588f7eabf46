"""The text is in the language that the front matter declares.

Readers choose by language, screen readers pronounce by it, and the rules look for
headings in it. A copied front matter over a translated text misleads them all.

```markdown conforms
# Purpose

This procedure says how the office answers the letters that people write to it, by
when it must be done and who is to sign. It is for all who work with letters, and
for those who want to know what happens with their own letter in the office.
```

```files breaks
=== procedures/PO-01.md
language: ro
---

# Scop

This procedure says how the office answers the letters that people write to it, by
when it must be done and who is to sign. It is for all who work with letters, and
for those who want to know what happens with their own letter in the office.
```
"""

from qms.i18n import N_
from qms.model.document import Document, texts_of
from qms.model.language import unlike
from qms.model.rule import Hits

CODE = "QMS801"
SEVERITY = "warning"
MESSAGE = N_("the language is declared as {declared}, but the text looks like {likely}")
REMEDY = N_("declare the language of the text, or put the text in that language here")


def check(document: Document) -> Hits:
    """A text that clearly is in another language than its head says."""
    language = document.head.text("language")
    if document.is_data:
        text = " ".join(texts_of(document.head))
    else:
        text = document.outline.text
    likely = unlike(language.partition("-")[0], text)
    if likely:
        values = {"declared": language, "likely": likely}
        yield document.at_key("language"), values
