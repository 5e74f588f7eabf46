"""A language version is in a language in which the office works.

A version in a further language is welcome, above all of a charter; but nobody has
said who keeps it up to date.

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
=== procedures/PO-01.hu.md
---
id: PO-01
title: Egy eljárás
language: hu
translates: {edition: 1, revision: 0}
---
# Cél

Miért tesszük.

# Tevékenység

Hogyan tesszük.
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS810"
SEVERITY = "note"
MESSAGE = N_("language {language} is none of the organisation's: {languages}")
REMEDY = N_("add it to languages in qms.yaml, or see that somebody keeps the version")


def check(register: Register) -> Hits:
    """Every version in a further language; charters are for all, and exempt."""
    languages = register.organisation.languages
    if not languages:
        return
    for version in register.versions:
        if version.language not in languages and not version.path.endswith(".yaml"):
            values = {"language": version.language, "languages": ", ".join(languages)}
            yield Place(version.path, at="language"), values
