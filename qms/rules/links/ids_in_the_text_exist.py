"""Every id that a text mentions is that of a document.

Whoever reads "see PO-99" in the middle of a step must find PO-99. An id of a
document that another one has replaced is known too.

```markdown conforms
# Purpose

The manual MQ-01 tells how the office works.
```

```markdown breaks
# Purpose

The procedure PO-99 tells how the office works.
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS402"
SEVERITY = "error"
MESSAGE = N_("the text mentions {target}, but no document has this id")
REMEDY = N_("correct the id, or add the document")


def check(register: Register) -> Hits:
    """Every id in a text that no document bears."""
    known = register.by_id.keys() | register.superseded.keys() | register.record_ids
    for facts in register.documents:
        if not known.issuperset(facts.mentioned):
            for target in facts.mentioned:
                if target not in known:
                    yield Place(facts.path, at=f"text:{target}"), {"target": target}
