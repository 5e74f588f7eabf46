"""Every commitment leads to an objective, or is called a value statement.

What nobody measures, nobody keeps. Some sentences are values and not measured by
themselves; they say so, and the others name the objectives that carry them out.

```files conforms
=== procedures/PC-01.md
commitments:
  - {id: commit-purpose, about: purpose, value_statement: true}
  - {id: commit-requirements, about: requirements, objectives: [OB-01]}
---
# What we stand for

We serve the town. {#commit-purpose}

We meet what is required. {#commit-requirements}
```

```files breaks
=== procedures/PC-01.md
commitments:
  - {id: commit-requirements, about: requirements}
---
# What we stand for

We meet what is required. {#commit-requirements}
```
"""

from qms.i18n import N_
from qms.model.charter import has
from qms.model.document import Document
from qms.model.policy import commitments
from qms.model.rule import Hits

CODE = "QMS654"
SEVERITY = "error"
MESSAGE = N_("commitment {commitment} leads to no objective")
REMEDY = N_("name its objectives, or write value_statement: true if it is a value")


def check(document: Document) -> Hits:
    """Every commitment with neither."""
    for row in commitments(document):
        if not has(row, "objectives") and row.text("value_statement") != "true":
            yield document.near(row), {"commitment": row.text("id")}
