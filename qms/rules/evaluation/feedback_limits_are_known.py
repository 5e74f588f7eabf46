"""Every time limit that feedback names is one of the profile.

A limit that nobody knows is never overdue: the answer is forgotten, and nothing tells.

```files conforms
=== governance/profile.yaml
limits:
  - {id: answer, act: HR 1/2026, value: 14, unit: days, as_of: 2026-11-01,
     source: house, verified: true}
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion, opened: 2026-11-16, limit: answer}
```

```files breaks
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion, opened: 2026-11-16, limit: answr}
```
"""

from qms.i18n import N_
from qms.model.chain.links import FEEDBACK
from qms.model.finding import Place
from qms.model.nearest import nearest
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS558"
SEVERITY = "error"
MESSAGE = N_("{record} names the limit {limit}, which the profile does not have")
REMEDY = N_("correct the name; the nearest known one is: {nearest}")


def check(register: Register) -> Hits:
    """Every limit of feedback that no row of the profile is."""
    for record in register.records_of(FEEDBACK):
        limit = str(record.fields.text("limit"))
        if limit and not register.profile.has_limit(limit):
            known = [str(row.text("id")) for row in register.profile.raw.rows("limits")]
            values = {
                "record": str(record.id) or record.path,
                "limit": limit,
                "nearest": nearest(limit, known),
            }
            yield Place(record.path, at="limit"), values
