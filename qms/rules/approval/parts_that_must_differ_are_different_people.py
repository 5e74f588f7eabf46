"""Nobody plays two parts that the profile keeps apart.

Whoever writes a text does not approve it, and whoever vouches for a paper neither
wrote nor releases the text. Otherwise one person alone could put a text into force.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
=== governance/people.yaml
absences: [{person: stone.mary, from: 2026-02-09, until: 2026-02-28}]
=== acts
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 office=mayor acting_for=stone.mary by brook.paul
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import faults_of, place_of, short, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS207"
SEVERITY = "error"
MESSAGE = N_("the release {statement} puts nothing into force: {fault}")
REMEDY = N_("have another person sign, or have the rule waived before the release")
SPOKEN = ("fault",)


def check(register: Register) -> Hits:
    """Every release that fails for it, and that nothing made good since."""
    for found, fault in faults_of(register, "separation"):
        values = values_of(fault, statement=short(found.release.digest))
        yield place_of(register, found.key), values
