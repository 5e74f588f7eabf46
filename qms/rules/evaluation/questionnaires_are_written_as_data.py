"""A questionnaire is written as data, in a YAML file.

Its items are found again in the files of answers, counted, translated one by one and
compared from wave to wave. In a text nothing of that can be done.

```files conforms
=== procedures/CQ-01.yaml
kind: questionnaire
```

```files breaks
=== procedures/CQ-02.md
kind: questionnaire
---
# What we ask

Were you satisfied?
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS530"
SEVERITY = "error"
MESSAGE = N_("this questionnaire is a text, so that no answer can be counted")
REMEDY = N_("write it as {name}, with its items as fields; qms new shows how")


def check(document: Document) -> Hits:
    """A questionnaire in Markdown whose text stands here."""
    is_text = document.has_text and not document.is_version
    if document.is_questionnaire and is_text:
        yield document.at_key("kind"), {"name": f"{document.stem}.yaml"}
