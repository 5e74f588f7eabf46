"""Within a charter each service, promise, principle and standard has an id of its own.

Results, translations and links find a promise by its id. If two bear the same, one of
them is never found.

```charter conforms
principles:
  - {id: openness, text: We say what we do.}
  - {id: courtesy, text: We listen.}
```

```charter breaks
principles:
  - {id: openness, text: We say what we do.}
  - {id: openness, text: We listen.}
```
"""

from qms.i18n import N_
from qms.model.charter import charters
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS620"
SEVERITY = "error"
MESSAGE = N_("the id {name} stands twice under {field}, first on line {first}")
REMEDY = N_("give the newer one an id that was never used")

FIELDS = ("services", "principles", "promises", "standards")


def check(register: Register) -> Hits:
    """Every id that another row of the same list bears."""
    for charter in charters(register):
        for field in FIELDS:
            seen: dict[str, int] = {}
            for row in charter.head.rows(field):
                name = row.text("id")
                if name in seen:
                    yield (
                        charter.near(row["id"]),
                        {"name": name, "field": field, "first": seen[name]},
                    )
                elif name:
                    seen[name] = row["id"].line
