"""A translation follows its source.

Who reads the older text in her own language does not know that the office works by
a newer one. It is told as a warning, for a source must be free to move first.

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
translates: {edition: 2, revision: 0}
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

CODE = "QMS803"
SEVERITY = "warning"
MESSAGE = N_("this translates revision {translated}, but the source is at {source}")
REMEDY = N_("translate what has changed since, and then correct translates")


def check(register: Register) -> Hits:
    """Every language version of an older revision than the source's.

    Of a version in force, the rules of approval tell whether it follows its source.
    """
    for version, source in pairs(register):
        status = register.status_of(version)
        if status is not None and status.in_force is not None:
            continue
        then, now = translated(version), current(source)
        if then is not None and now is not None and then < now:
            values = {"translated": version.translates, "source": "{}.{}".format(*now)}
            yield Place(version.path, at="translates"), values
