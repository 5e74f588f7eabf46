"""No promise is weaker than the law of that day.

A promise of 65 days where law sets 60 announces a breach of law. So does one that
keeps the law's limit in most cases only, since law holds in every case.

```charter conforms
promises:
  - {id: reply, text: Soon., law: petition, target: 20, unit: days, share: 90 %}
```

```charter breaks
promises:
  - {id: reply, text: Soon., law: petition, target: 45, unit: days, share: 90 %}
```

```charter breaks
promises:
  - {id: reply, text: Soon., law: petition, target: 30, unit: days, share: 90 %}
```
"""

from qms.i18n import N_
from qms.model.promise import UNITS, WEAKER, promises_under_law
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS603"
SEVERITY = "error"
MESSAGE = N_(
    "promise {promise} is weaker than the law: {share} within {target} {unit},"
    " where {act} sets {limit} {limit_unit} for every case"
)
REMEDY = N_("promise at least what the law sets: {limit} {limit_unit} or less")
SPOKEN = ("unit", "limit_unit")


def check(register: Register) -> Hits:
    """Every promise that is certainly weaker than the limit that it names."""
    for charter, promise, limit, standing in promises_under_law(register):
        if standing == WEAKER:
            yield (
                charter.near(promise["target"]),
                {
                    "promise": promise.text("id"),
                    "share": promise.text("share") or "100 %",
                    "target": promise.text("target"),
                    "unit": UNITS[promise.text("unit")],
                    "act": limit.citation,
                    "limit": f"{limit.value:g}",
                    "limit_unit": UNITS.get(limit.unit, limit.unit),
                },
            )
