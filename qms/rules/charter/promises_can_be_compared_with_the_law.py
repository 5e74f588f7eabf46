"""A promise is counted so that it can be compared with the law.

Twenty working days may be more than thirty days, or less: with holidays between,
nobody can say. A promise in the law's own unit lets everyone see that it is better.

```charter conforms
promises:
  - {id: reply, text: Within 20 days., law: petition, target: 20, unit: days}
```

```charter breaks
promises:
  - {id: reply, text: Soon., law: petition, target: 20, unit: working days}
```
"""

from qms.i18n import N_
from qms.model.promise import UNCLEAR, UNITS, promises_under_law
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS619"
SEVERITY = "note"
MESSAGE = N_(
    "promise {promise} counts otherwise than the law, so nobody can compare them:"
    " {act} sets {limit} {limit_unit}"
)
REMEDY = N_("count the promise in the law's unit and on its calendar: {limit_unit}")
SPOKEN = ("limit_unit",)


def check(register: Register) -> Hits:
    """Every promise of which neither better nor weaker is certain."""
    for charter, promise, limit, standing in promises_under_law(register):
        if standing == UNCLEAR:
            yield (
                charter.near(promise["target"]),
                {
                    "promise": promise.text("id"),
                    "act": limit.citation,
                    "limit": f"{limit.value:g}",
                    "limit_unit": UNITS.get(limit.unit, limit.unit),
                },
            )
