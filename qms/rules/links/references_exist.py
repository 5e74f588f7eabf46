"""Every document that a front matter cites is in the register.

A reference to nothing sends the reader on a search, and an auditor into doubt.

```files conforms
=== procedures/PO-01.md
references: [PO-02]
=== procedures/PO-02.md
references: [PO-01]
```

```files breaks
=== procedures/PO-01.md
references: [PO-99]
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.lookalike import meant_id
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS401"
SEVERITY = "error"
MESSAGE = N_("{target} is cited, but no document has this id")
REMEDY = N_("correct the id, or add the document")


def check(register: Register) -> Hits:
    """Every citation of an id that no document bears, nor a replaced one bore.

    An id in letters of another script is told as such, by a rule of its own.
    """
    known, replaced = register.by_id, register.superseded
    for facts in register.documents:
        for target, at in facts.cited:
            if target not in known and target not in replaced and not meant_id(target):
                yield Place(facts.path, at=at), {"target": target}
