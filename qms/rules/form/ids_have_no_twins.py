"""No two ids differ only by letters and digits that look the same.

PO-O1 and PO-01 are two words on a screen, and one on paper and on the telephone.

```files conforms
=== procedures/PO-01.md
id: PO-01
=== procedures/PO-02.md
id: PO-02
```

```files breaks
=== procedures/PO-01.md
id: PO-01
=== procedures/PO-O1.md
id: PO-O1
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.lookalike import folded
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS139"
SEVERITY = "warning"
MESSAGE = N_("id {id} can be mistaken for {other}: only O and 0, or I and 1, differ")
REMEDY = N_("give one of the two documents another id")


def check(register: Register) -> Hits:
    """Every id that reads as another that comes before it."""
    first: dict[str, str] = {}
    for facts in register.sources:
        other = first.setdefault(folded(facts.id), facts.id)
        if other != facts.id:
            yield Place(facts.path, at="id"), {"id": facts.id, "other": other}
