"""A quality policy commits to improving the whole system.

To improve the streets, or one kind of service, is good; but the commitment that is
asked for is about the way in which the office works. A commitment with `reach: part`
does not answer it.

```files conforms
=== procedures/PC-01.md
commitments:
  - {id: commit-improvement, about: improvement, reach: system, objectives: [OB-01]}
---
# What we stand for

We improve our system all the time. {#commit-improvement}
```

```files breaks
=== procedures/PC-01.md
commitments:
  - {id: commit-improvement, about: improvement, reach: part, objectives: [OB-01]}
---
# What we stand for

We improve the water supply all the time. {#commit-improvement}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.policy import lacks
from qms.model.rule import Hits

CODE = "QMS653"
SEVERITY = "error"
MESSAGE = N_("the policy does not commit to improving the whole quality system")
REMEDY = N_(
    "tag the sentence that does, and list it with about: improvement, reach: system"
)


def check(document: Document) -> Hits:
    """A policy without a commitment to improvement that reaches the system."""
    if lacks(document, "improvement", reach="system"):
        yield document.at_key("commitments"), {}
