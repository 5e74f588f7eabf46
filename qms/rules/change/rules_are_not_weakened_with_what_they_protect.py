"""A step or a separation of parts is not weakened in the change that it would guard.

Who drops the mayor's signature and puts up the text that needs it in one change, asks
for both with one look. Rules change first, by themselves.

```change conforms
=== governance/profile.yaml
kinds:
  procedure:
    id: "PO-[0-9]{2}"
    steps: [{step: prepared, office: owner}]
=== procedures/PO-01.md
title: A procedure
=== change
=== governance/profile.yaml
kinds:
  procedure:
    id: "PO-[0-9]{2}"
    steps: [{step: prepared, office: owner}, {step: approved, office: mayor}]
=== procedures/PO-01.md
title: Another title
```

```change breaks
=== governance/profile.yaml
kinds:
  procedure:
    id: "PO-[0-9]{2}"
    steps: [{step: prepared, office: owner}, {step: approved, office: mayor}]
=== procedures/PO-01.md
title: A procedure
=== change
=== governance/profile.yaml
kinds:
  procedure:
    id: "PO-[0-9]{2}"
    steps: [{step: prepared, office: owner}]
=== procedures/PO-01.md
title: Another title
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.protected import protected_kinds
from qms.model.change.weakened import weakened
from qms.model.rule import Hits

CODE = "QMS714"
SEVERITY = "error"
MESSAGE = N_("{what} of {kind} is weakened in the same change as {document}")
REMEDY = N_(
    "change the rules first, in a change of their own, approved by the old ones"
)
SPOKEN = ("what",)


def check(change: Change) -> Hits:
    """Every safeguard weakened for a kind that the change touches."""
    touched = protected_kinds(change)
    for place, kind, what in weakened(change):
        if kind in touched:
            yield place, {"what": what, "kind": kind, "document": touched[kind]}
