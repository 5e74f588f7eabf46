"""Every office whose last mandate has ended has a new holder.

After an election or a retirement the rows of governance stay as they were, until
somebody notices that nobody may sign.

```files conforms
=== governance/people.yaml
people:
  - id: field.anna
    name: {family: Field, given: Anna, display: Anna Field}
    offices: [{office: registrar, from: 2020-01-01, until: 2026-10-31}]
  - id: brook.paul
    name: {family: Brook, given: Paul, display: Paul Brook}
    offices: [{office: registrar, from: 2026-11-01}]
```

```files breaks
=== governance/people.yaml
people:
  - id: field.anna
    name: {family: Field, given: Anna, display: Anna Field}
    offices:
      - {office: quality-officer, from: 2020-01-01}
      - {office: registrar, from: 2020-01-01, until: 2026-10-31}
```
"""

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.register import PEOPLE_PATH, Register
from qms.model.rule import Hits
from qms.model.seats import vacant_offices

CODE = "QMS313"
SEVERITY = "warning"
MESSAGE = N_("the mandate as {office} ended on {day}, and nobody holds the office")
REMEDY = N_("add the new holder's mandate, or take the office out of the profile")


def check(register: Register) -> Hits:
    """The last mandate of each office in use that nobody holds any more."""
    told = vacant_offices(register)
    for office, (end, at) in _last_ends(register).items():
        is_in_use = office in register.profile.offices and office not in told
        if is_in_use and not register.people.is_held(office, register.as_of):
            yield Place(PEOPLE_PATH, at=at), {"office": office, "day": end}


def _last_ends(register: Register) -> dict[str, tuple[str, str]]:
    """The last day of each office's latest ended mandate, and its place."""
    found: dict[str, tuple[str, str]] = {}
    for number, person in enumerate(register.people.raw.rows("people")):
        for index, mandate in enumerate(person.rows("offices")):
            end = day_or_none(mandate.text("until"))
            if end is not None and end < register.as_of:
                at = f"people.{number}.offices.{index}.until"
                office = str(mandate.text("office"))
                found[office] = max(found.get(office, ("", "")), (end.isoformat(), at))
    return found
