"""A translation translates a text that is there.

Who reads a translation of revision 2.1 while the source is at 2.0 reads what the
office has not yet said.

```files conforms
=== procedures/PO-01.md
edition: 1
revision: 0
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
edition: 2
revision: 1
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 2, revision: 2}
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
from qms.model.translation import current, pairs, translated

CODE = "QMS811"
SEVERITY = "error"
MESSAGE = N_(
    "this translates revision {translated}, but the source is only at {source}"
)
REMEDY = N_("correct translates, or the edition and revision of the source")


def check(register: Register) -> Hits:
    """Every language version of an newer revision than the source's."""
    for version, source in pairs(register):
        then, now = translated(version), current(source)
        if then is not None and now is not None and then > now:
            values = {"translated": version.translates, "source": "{}.{}".format(*now)}
            yield Place(version.path, at="translates"), values
