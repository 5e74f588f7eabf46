"""Where the profile would rather see two people, two people acted.

A small office may have nobody else. The profile then only warns, and whoever may
waive the separation says why before the text is released.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
=== governance/people.yaml
people:
  - id: stone.mary
    name: {family: Stone, given: Mary, display: Mary Stone}
    offices:
      - {office: mayor, from: 2024-10-27}
      - {office: public-relations-head, from: 2020-01-01}
  - id: field.anna
    name: {family: Field, given: Anna, display: Anna Field}
    offices:
      - {office: quality-officer, from: 2020-01-01}
      - {office: registrar, from: 2020-01-01}
  - id: brook.paul
    name: {family: Brook, given: Paul, display: Paul Brook}
    offices: [{office: registry, from: 2020-01-01}]
=== acts
submit PO-01 by brook.paul
approve PO-01 step=checked by stone.mary
approve PO-01 by stone.mary
release PO-01 by field.anna
```
"""

from qms.i18n import N_
from qms.model.approval.fault import Weight
from qms.model.controlled import named, place_of, releases_in_force, values_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS208"
SEVERITY = "warning"
MESSAGE = N_("{document} is in force, and {fault}")
REMEDY = N_(
    "have two people act for the next revision, or have it waived before the release"
)
SPOKEN = ("fault",)


def check(register: Register) -> Hits:
    """Every text in force in which one person played two such parts, unwaived."""
    for key, release in releases_in_force(register):
        for fault in release.faults:
            is_told = fault.check == "separation" and "by" not in fault.values
            if is_told and fault.weight is Weight.NOTE:
                yield place_of(register, key), values_of(fault, document=named(key))
