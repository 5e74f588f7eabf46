"""A language version says which edition and revision it translates.

Without that nobody can tell whether the translation has followed its source.

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
language: ro
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS802"
SEVERITY = "error"
MESSAGE = N_(
    "this is a language version by its name, but does not say what it translates"
)
REMEDY = N_("add a line as translates: {{edition: 1, revision: 0}}, or rename the file")


def check(document: Document) -> Hits:
    """A file with a language in its name and no word on its source."""
    if document.tag and "translates" not in document.head:
        yield document.at_key("id"), {}
