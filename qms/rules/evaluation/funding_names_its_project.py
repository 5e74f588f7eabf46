"""Every sum in a plan says which project or line of the budget it comes from.

Money of a project is accounted for by project; a sum without one is in no report.

```files conforms
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01,
 funding: [{project: HR-2026-4, amount: 12000, currency: EUR}]}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01,
 funding: [{amount: 12000, currency: EUR}]}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01,
 funding: [{project: HR-2026-4, amount: 12000}]}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.funding import Part, parts
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS553"
SEVERITY = "warning"
MESSAGE = N_("a part of the funding of {record} has no {lack}")
REMEDY = N_("write it down: {{project: …, amount: …, currency: EUR}}")
SPOKEN = ("lack",)
PROJECT = N_("project")
AMOUNT = N_("amount")
CURRENCY = N_("currency")


def check(register: Register) -> Hits:
    """The first fact that each part of a funding lacks."""
    for part in parts(register.records):
        lack = _lack(part)
        if lack:
            name = str(part.record.id) or part.record.path
            yield Place(part.record.path, at=part.at), {"record": name, "lack": lack}


def _lack(part: Part) -> str:
    if not part.project:
        return PROJECT
    if part.amount is None:
        return AMOUNT
    return "" if part.currency else CURRENCY
