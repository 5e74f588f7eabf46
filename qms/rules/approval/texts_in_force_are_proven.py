"""Every approval of a text in force is proven to lie before its signer's office ended.

The time of a signature is its signer's word. If his office has ended and nobody else's
statement shows that he signed before, only the present holder can ratify it.

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
revoke stone.mary since=2026-02-05T00:00:00Z reason=lost by field.anna
```
"""

from qms.i18n import N_
from qms.model.approval.fault import Weight
from qms.model.controlled import named, place_of, statuses, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS212"
SEVERITY = "warning"
MESSAGE = N_("{document} is in force, and not all of its approval is proven: {fault}")
REMEDY = N_("have the present holder of the office ratify it: qms ratify")
SPOKEN = ("fault",)


def check(register: Register) -> Hits:
    """The first unproven statement that each text in force rests on."""
    for key, status in statuses(register):
        for fault in status.faults:
            if status.in_force and fault.weight is Weight.UNPROVEN:
                yield place_of(register, key), values_of(fault, document=named(key))
                break
