"""Every deputising that runs today can have effect.

A deputy stands in for somebody who holds the office, is somebody else, and is still
in office too. Deputising that has ended is history, and is left alone.

```files conforms
=== governance/people.yaml
deputies: [{office: mayor, of: stone.mary, to: brook.paul, from: 2026-01-01}]
```

```files breaks
=== governance/people.yaml
deputies: [{office: registrar, of: stone.mary, to: brook.paul, from: 2026-01-01}]
```
"""

from qms.i18n import N_
from qms.model.days import within
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.register import PEOPLE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS306"
SEVERITY = "warning"
MESSAGE = N_("{deputy} cannot deputise for {person} as {office}: {trouble}")
REMEDY = N_("end this row, or name a deputy who is in office for one who is")
SPOKEN = ("trouble",)
NOT_HELD = N_("the one who is to be deputised for does not hold the office")
SAME = N_("nobody deputises for themselves")
NOT_IN_OFFICE = N_("the deputy holds no office")


def check(register: Register) -> Hits:
    """Every deputising in force that comes to nothing."""
    for number, row in enumerate(register.people.raw.rows("deputies")):
        if within(register.as_of, row.text("from"), row.text("until")):
            trouble = _trouble(register, row)
            if trouble:
                values = {
                    "deputy": row.text("to"),
                    "person": row.text("of"),
                    "office": row.text("office"),
                    "trouble": trouble,
                }
                yield Place(PEOPLE_PATH, at=f"deputies.{number}"), values


def _trouble(register: Register, row: Fields) -> str:
    people, day = register.people, register.as_of
    if row.text("of") not in people.holders(row.text("office"), day):
        return NOT_HELD
    if row.text("to") == row.text("of"):
        return SAME
    if row.text("to") in people.by_id and not people.is_in_office(row.text("to"), day):
        return NOT_IN_OFFICE
    return ""
