"""A text comes into force on the day that its rule of effect gives.

Nothing is in force before it was approved. A release that states another day than the
rule gives puts nothing into force at all.

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
release PO-01 effective=2026-01-15 by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import faults_of, place_of, short, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS317"
SEVERITY = "error"
MESSAGE = N_("the release {statement} puts nothing into force: {fault}")
REMEDY = N_("release it again: qms gives the day itself")
SPOKEN = ("fault",)


def check(register: Register) -> Hits:
    """Every release that fails for it, and that nothing made good since."""
    for found, fault in faults_of(register, "effect"):
        values = values_of(fault, statement=short(found.release.digest))
        yield place_of(register, found.key), values
