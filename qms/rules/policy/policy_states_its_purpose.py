"""A quality policy says what the office is there for.

A policy that would fit any office fits none. The sentence that says for whom the
office works bears a tag, and is listed among the commitments as `about: purpose`.

```files conforms
=== procedures/PC-01.md
commitments:
  - {id: commit-purpose, about: purpose, value_statement: true}
---
# What we stand for

We serve the people of the town. {#commit-purpose}
```

```files breaks
=== procedures/PC-01.md
commitments:
  - {id: commit-other, about: other, value_statement: true}
---
# What we stand for

Quality is our aim. {#commit-other}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.policy import lacks
from qms.model.rule import Hits

CODE = "QMS651"
SEVERITY = "error"
MESSAGE = N_("the policy does not say what the office is there for")
REMEDY = N_("tag the sentence that does, and list it with about: purpose")


def check(document: Document) -> Hits:
    """A policy without a commitment about its purpose."""
    if lacks(document, "purpose"):
        yield document.at_key("commitments"), {}
