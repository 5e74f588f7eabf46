"""A quality policy commits to meeting requirements.

Those of law, of the standard, and those that the office took upon itself in its
charter. The sentence bears a tag, and is listed as `about: requirements`.

```files conforms
=== procedures/PC-01.md
commitments:
  - {id: commit-requirements, about: requirements, objectives: [OB-01]}
---
# What we stand for

We meet what the law and our citizens require. {#commit-requirements}
```

```files breaks
=== procedures/PC-01.md
commitments:
  - {id: commit-purpose, about: purpose, value_statement: true}
---
# What we stand for

We serve the people of the town. {#commit-purpose}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.policy import lacks
from qms.model.rule import Hits

CODE = "QMS652"
SEVERITY = "error"
MESSAGE = N_("the policy does not commit to meeting requirements")
REMEDY = N_("tag the sentence that does, and list it with about: requirements")


def check(document: Document) -> Hits:
    """A policy without a commitment about requirements."""
    if lacks(document, "requirements"):
        yield document.at_key("commitments"), {}
