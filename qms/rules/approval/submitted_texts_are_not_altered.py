"""A working text that bears a submitted number is the text that was submitted.

What lies in procedures/ is the next draft. If it bears the number of a text that was
put up and says something else, a reader takes it for what was approved.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== procedures/PO-01.md
title: Another title
```
"""

from qms.i18n import N_
from qms.model.approval.status import ALTERED
from qms.model.controlled import place_of, statuses
from qms.model.register import Register
from qms.model.revision import revision_text
from qms.model.rule import Hits

CODE = "QMS213"
SEVERITY = "error"
MESSAGE = N_(
    "{document} bears the number {revision}, and is not the text put up under it"
)
REMEDY = N_(
    "begin the next revision with qms revise {document}, or put back the archived text"
)


def check(register: Register) -> Hits:
    """Every working text that was altered under a submitted number."""
    for key, status in statuses(register):
        facts = register.by_key.get(key)
        if status.working == ALTERED and facts is not None:
            number = revision_text(facts.edition, facts.revision)
            values = {"document": key[0], "revision": facts.translates or number}
            yield place_of(register, key), values
