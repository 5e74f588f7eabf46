"""A language version in force translates the text in force.

Who reads the older text in her own language does not know that the office works by a
newer one. A version stays in force until its next one is released, and says so.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
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
=== acts
submit PO-01/ro by brook.paul
approve PO-01/ro step=checked by brook.paul
release PO-01/ro by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
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
=== acts
submit PO-01/ro by brook.paul
approve PO-01/ro step=checked by brook.paul
release PO-01/ro by field.anna
on 2026-03-01
revise PO-01
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.approval.status import BEHIND
from qms.model.controlled import place_of, statuses
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS215"
SEVERITY = "warning"
MESSAGE = N_(
    "the version {language} of {document} translates {then}, and {now} is in force"
)
REMEDY = N_("translate what has changed, then put up and release the version")


def check(register: Register) -> Hits:
    """Every language version in force whose source has moved on."""
    for key, status in statuses(register):
        if BEHIND in status.marks:
            source = register.statuses.get((key[0], ""))
            values = {"document": key[0], "language": key[1], "then": status.label}
            now = (source.label if source else "") or "–"
            yield place_of(register, key), {**values, "now": now}
