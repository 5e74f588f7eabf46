"""The document that a language version translates is in the register.

A translation without its source binds nobody, and nobody keeps it up to date.

```files conforms
=== procedures/PO-01.md
owner: registry
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
```

```files breaks
=== procedures/PO-09.ro.md
---
id: PO-09
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS808"
SEVERITY = "error"
MESSAGE = N_("this is a language version of {document}, but no document has this id")
REMEDY = N_("add the source, correct the id, or remove the version")


def check(register: Register) -> Hits:
    """Every language version whose id no document bears."""
    known = register.by_id
    for version in register.versions:
        if version.id and version.id not in known:
            yield Place(version.path, at="id"), {"document": version.id}
