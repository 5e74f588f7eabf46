"""A charter states no general standard weaker than the profile sets it.

Where all offices serve within 20 minutes, ours may promise 15, but not 30.

```charter conforms
standards:
  - {id: queue, text: You wait at most 15 minutes., target: 15, unit: minutes}
```

```charter breaks
standards:
  - {id: queue, text: You wait at most half an hour., target: 30, unit: minutes}
```
"""

from __future__ import annotations

from collections.abc import Mapping

from qms.i18n import N_
from qms.model.charter import rows_of
from qms.model.leaves import read_number
from qms.model.promise import UNITS, WEAKER, Span, against
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS621"
SEVERITY = "error"
MESSAGE = N_(
    "the general standard {standard} is {bound} {unit}, and not {target} {target_unit}"
)
REMEDY = N_("state it as it is set, or a better one: {bound} {unit} or less")
SPOKEN = ("unit", "target_unit")


def check(register: Register) -> Hits:
    """Every standard with a number weaker than the profile's."""
    bounds = _bounds(register)
    for charter, row in rows_of(register, "standards"):
        bound = bounds.get(row.text("id"))
        if bound and against(row, "", bound) == WEAKER:
            yield (
                charter.near(row["target"]),
                {
                    "standard": row.text("id"),
                    "bound": f"{bound.value:g}",
                    "unit": UNITS[bound.unit],
                    "target": row.text("target"),
                    "target_unit": UNITS[row.text("unit")],
                },
            )


def _bounds(register: Register) -> Mapping[str, Span]:
    bounds = {}
    for row in register.profile.general_standards:
        try:
            value = read_number(row.text("value"))
        except ValueError:
            continue
        bounds[row.text("id")] = Span(value, row.text("unit"))
    return bounds
