"""A text is released after every step of its approval.

A release over a missing signature puts nothing into force: the earlier text stays.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import faults_of, place_of, short, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS205"
SEVERITY = "error"
MESSAGE = N_("the release {statement} puts nothing into force: {fault}")
REMEDY = N_("have the step signed, and release the text again")
SPOKEN = ("fault",)


def check(register: Register) -> Hits:
    """Every release that fails for it, and that nothing made good since.

    A signature that does not count because its signer played another part, too, is
    told by a rule of its own.
    """
    for found, fault in faults_of(register, "steps"):
        if all(each.check != "separation" for each in found.faults):
            values = values_of(fault, statement=short(found.release.digest))
            yield place_of(register, found.key), values
