"""A charter is written as data, in a YAML file.

Its promises are measured, compared with the law and translated one by one, and its
public page is made from it. A text could say the same, but answers no question.

```files conforms
=== procedures/CH-01.yaml
purpose: This charter says what you may expect of us.
```

```files breaks
=== procedures/CH-02.md
kind: charter
---
# What we promise

We are quick and kind.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS624"
SEVERITY = "error"
MESSAGE = N_("this charter is a text, so nothing in it can be measured or compared")
REMEDY = N_("write it as {name}, with its promises as fields; qms new shows how")


def check(document: Document) -> Hits:
    """A charter in Markdown whose text stands here."""
    if document.is_charter and document.has_text and not document.is_version:
        yield document.at_key("kind"), {"name": f"{document.stem}.yaml"}
