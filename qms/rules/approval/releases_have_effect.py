"""A release puts its text into force.

A release that comes after a return, of a revision that was released before or that is
older than the one in force, does nothing, although somebody signed it.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
return PO-01 reason=unclear by stone.mary
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import open_releases, place_of, short, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS210"
SEVERITY = "error"
MESSAGE = N_("the release {statement} puts nothing into force: {fault}")
REMEDY = N_("see qms status; put the text up again, and have it signed and released")
SPOKEN = ("fault",)
TOLD = ("steps", "separation", "order", "effect")


def check(register: Register) -> Hits:
    """Every release without effect for a reason that no rule of its own tells."""
    for found in open_releases(register):
        faults = [each for each in found.faults if each.check not in TOLD]
        if faults:
            values = values_of(faults[0], statement=short(found.release.digest))
            yield place_of(register, found.key), values
