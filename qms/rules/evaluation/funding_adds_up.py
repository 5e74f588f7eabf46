"""What pays for an action adds up to what the action costs.

A gap is money that nobody has yet; a surplus is paid twice.

```files conforms
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01,
 cost: {amount: 15000, currency: EUR},
 funding: [{project: HR-2026-4, amount: 12000, currency: EUR},
  {project: own budget, amount: 3000, currency: EUR}]}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01,
 cost: {amount: 15000, currency: EUR},
 funding: [{project: HR-2026-4, amount: 12000, currency: EUR}]}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.funding import difference
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS554"
SEVERITY = "error"
MESSAGE = N_("{record} costs {cost} {currency}, and its funding adds up to {total}")
REMEDY = N_("correct the sums, or write down who pays the rest")


def check(register: Register) -> Hits:
    """Every record whose funding is not its cost."""
    for record in register.records:
        found = difference(record)
        if found:
            cost, total, currency = found
            values = {
                "record": str(record.id) or record.path,
                "cost": cost,
                "total": total,
                "currency": currency,
            }
            yield Place(record.path, at="cost"), values
