"""Every office that has to sign today is held by somebody who may sign.

A step that nobody can sign stops every document of its kind. Asked are the steps of
the kinds that the register holds, and the signed acts that the profile allows.

```files conforms
=== procedures/PO-01.md
owner: registry
```

```files breaks
=== governance/people.yaml
people:
  - id: field.anna
    name: {family: Field, given: Anna, display: Anna Field}
    offices: [{office: quality-officer, from: 2020-01-01}]
```
"""

from qms.i18n import N_
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.seats import vacancies

CODE = "QMS305"
SEVERITY = "error"
MESSAGE = N_("nobody holds {office}, which has to sign: {signs}")
REMEDY = N_("give the office a holder in governance/people.yaml, or change the step")
TOLD = 6


def check(register: Register) -> Hits:
    """Every office that has to sign and that too few people hold.

    Offices that governance does not even know are told by a rule of their own.
    """
    for vacancy in vacancies(register):
        if register.offices.isdisjoint(vacancy.signers.offices):
            continue
        signs = vacancy.signs[:TOLD] + ["…"] * (len(vacancy.signs) > TOLD)
        offices = " | ".join(vacancy.signers.offices)
        yield vacancy.place, {"office": offices, "signs": ", ".join(signs)}
