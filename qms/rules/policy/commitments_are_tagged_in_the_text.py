"""Every commitment has its sentence in the text, and every tagged sentence its entry.

The tag at the end of a sentence, `{#commit-improvement}`, is what an auditor follows
from the policy to the objectives. A tag without entry, or an entry without tag, is a
thread cut off.

```files conforms
=== procedures/PC-01.md
commitments:
  - {id: commit-purpose, about: purpose, value_statement: true}
---
# What we stand for

We serve the town. {#commit-purpose}
```

```files breaks
=== procedures/PC-01.md
commitments:
  - {id: commit-purpose, about: purpose, value_statement: true}
---
# What we stand for

We serve the town. {#commit-purpos}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.policy import commitments, is_policy, tags
from qms.model.rule import Hits

CODE = "QMS655"
SEVERITY = "error"
MESSAGE = N_("{tag}: {fault}")
REMEDY = N_(
    "end the sentence with the tag in braces, as {{#{tag}}}, and list it once under"
    " commitments"
)
SPOKEN = ("fault",)

NO_TAG = N_("no sentence of the text bears the tag of this commitment")
NO_ENTRY = N_("the sentence with this tag is not listed among the commitments")
TWICE = N_("this commitment is listed twice")

PREFIX = "commit-"


def check(document: Document) -> Hits:
    """Every entry without tag or listed twice, and every tag without entry."""
    if not is_policy(document) or not document.has_text:
        return
    tagged = tags(document)
    listed: set[str] = set()
    for row in commitments(document):
        name = row.text("id")
        if name in listed or name not in tagged:
            fault = TWICE if name in listed else NO_TAG
            yield document.near(row), {"tag": name, "fault": fault}
        listed.add(name)
    for tag, place in tagged.items():
        if tag.startswith(PREFIX) and tag not in listed:
            yield place, {"tag": tag, "fault": NO_ENTRY}
