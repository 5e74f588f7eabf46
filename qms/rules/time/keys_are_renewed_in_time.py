"""Everyone in office has a key that is good for another two months.

A key that ends on the eve of a council's session stops a signature that everyone
waits for, and a new one has to be enrolled and approved first. People without keys
sign on paper, and are left alone.

```files conforms as_of=2026-11-05
=== governance/people.yaml
people:
  - id: stone.mary
    name: {family: Stone, given: Mary, display: Mary Stone}
    offices: [{office: mayor, from: 2024-10-27}]
    keys:
      - {key: ssh-ed25519 A, from: 2025-01-05T08:00:00Z, until: 2027-01-05T08:00:00Z}
```

```files breaks as_of=2026-11-22
=== governance/people.yaml
people:
  - id: stone.mary
    name: {family: Stone, given: Mary, display: Mary Stone}
    offices: [{office: mayor, from: 2024-10-27}]
    keys:
      - {key: ssh-ed25519 A, from: 2025-01-05T08:00:00Z, until: 2027-01-05T08:00:00Z}
```
"""

from datetime import date, timedelta

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.leaves import read_moment
from qms.model.located import Fields
from qms.model.register import PEOPLE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS314"
SEVERITY = "note"
MESSAGE = N_("the last key of {person} ends on {day}")
REMEDY = N_("enrol a new key before that day, with a witness")
AHEAD = timedelta(days=60)


def check(register: Register) -> Hits:
    """Everyone in office whose last key ends within 60 days, or has ended."""
    for number, row in enumerate(register.people.raw.rows("people")):
        person = str(row.text("id"))
        ends = _ends(row)
        if not ends or not register.people.is_in_office(person, register.as_of):
            continue
        end, index = max(ends)
        if end <= register.as_of + AHEAD:
            place = Place(PEOPLE_PATH, at=f"people.{number}.keys.{index}.until")
            yield place, {"person": person, "day": end.isoformat()}


def _ends(row: Fields) -> list[tuple[date, int]]:
    """The last day of each key, with the key's place in the list."""
    found = []
    for index, key in enumerate(row.rows("keys")):
        try:
            found.append((read_moment(key.text("until")).date(), index))
        except ValueError:
            continue
    return found
