"""The steps of an approval were signed in their order.

Whoever approves a text relies on its having been checked. A step counts only if it
was not signed before an earlier one.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 by stone.mary
approve PO-01 step=checked by brook.paul
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import faults_of, place_of, short, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS209"
SEVERITY = "error"
MESSAGE = N_("the release {statement} puts nothing into force: {fault}")
REMEDY = N_("have the later step signed again, and release the text anew")
SPOKEN = ("fault",)


def check(register: Register) -> Hits:
    """Every release that fails for it, and that nothing made good since."""
    for found, fault in faults_of(register, "order"):
        values = values_of(fault, statement=short(found.release.digest))
        yield place_of(register, found.key), values
