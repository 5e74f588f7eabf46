"""Everyone in office who had a deputy still has one.

A deputising that ended is history; that nobody followed is easily forgotten until
the next absence.

```files conforms
=== governance/people.yaml
deputies:
  - {office: mayor, of: stone.mary, to: field.anna, from: 2025-01-01, until: 2025-12-31}
  - {office: mayor, of: stone.mary, to: brook.paul, from: 2026-01-01}
```

```files breaks
=== governance/people.yaml
deputies:
  - {office: mayor, of: stone.mary, to: field.anna, from: 2025-01-01, until: 2025-12-31}
```
"""

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.register import PEOPLE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS311"
SEVERITY = "note"
MESSAGE = N_("nobody deputises for {person} as {office} since {day}")
REMEDY = N_("name a new deputy in governance/people.yaml, if one is needed")


def check(register: Register) -> Hits:
    """The last deputising of each holder and office, where it has ended."""
    last: dict[tuple[str, str], tuple[str, int]] = {}
    for number, row in enumerate(register.people.raw.rows("deputies")):
        key = row.text("office"), row.text("of")
        last[key] = max(last.get(key, ("", number)), (_end(row), number))
    for (office, person), (end, number) in last.items():
        is_holder = person in register.people.holders(office, register.as_of)
        if is_holder and end < register.as_of.isoformat():
            values = {"person": person, "office": office, "day": end}
            yield Place(PEOPLE_PATH, at=f"deputies.{number}.until"), values


def _end(row: Fields) -> str:
    """The last day, as a text that sorts; rows without one never end."""
    return str(row.text("until")) if day_or_none(row.text("until")) else "9999-12-31"
