"""Every legal limit that a charter names is one that the profile knows on that day.

A promise is compared with the law only if the law is found. Limits stand in
governance/profile.yaml with their act, number, unit and the days on which they hold.

```charter conforms
promises:
  - {id: reply, text: Within 20 days., service: petitions, law: petition}
```

```charter breaks
promises:
  - {id: reply, text: Within 20 days., service: petitions, law: petitoin}
```
"""

from __future__ import annotations

from qms.i18n import N_
from qms.model.charter import has, rows_of
from qms.model.nearest import nearest
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS617"
SEVERITY = "error"
MESSAGE = N_("the legal limit {limit} is not known on {day}")
REMEDY = N_(
    "add it to the limits of governance/profile.yaml, or write the one that is meant;"
    " the nearest is: {nearest}"
)

FIELDS = (("promises", "law"), ("services", "limit"))


def check(register: Register) -> Hits:
    """Every limit that a promise or a service names, and law does not have that day."""
    day = register.as_of
    known = frozenset(row.text("id") for row in register.profile.raw.rows("limits"))
    for rows, field in FIELDS:
        for charter, row in rows_of(register, rows):
            name = row.text(field)
            if has(row, field) and register.profile.limit(name, day) is None:
                yield (
                    charter.near(row[field]),
                    {
                        "limit": name,
                        "day": day.isoformat(),
                        "nearest": nearest(name, known),
                    },
                )
