"""A document has one text in each language.

Two texts in one language, or a translation into the source's own, leave the reader
to guess which of them holds.

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
=== procedures/PO-01.md
owner: registry
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: en
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

CODE = "QMS812"
SEVERITY = "error"
MESSAGE = N_("{document} has a text in language {language} already: {path}")
REMEDY = N_("correct the language, or remove one of the two files")


def check(register: Register) -> Hits:
    """Every version whose language the source or another version has."""
    taken = {(each.id, each.language): each.path for each in register.sources}
    for version in register.versions:
        key = (version.id, version.language)
        path = taken.setdefault(key, version.path)
        if path != version.path:
            values = {
                "document": version.id,
                "language": version.language,
                "path": path,
            }
            yield Place(version.path, at="language"), values
