"""Every strategic goal follows from a finding.

A goal that nobody measured a need for is a wish, and nobody will be able to say
whether it was worth the money.

```files conforms
=== records/goals/GOAL-01.yaml
{qms: 1, id: GOAL-01, kind: goal, title: Shorter waits, from: FND-01}
=== records/findings/FND-01.yaml
{qms: 1, id: FND-01, kind: finding, title: People wait too long,
 readings: [{value: 38, n: 80, met: 30, on: 2026-03-02}]}
```

```files breaks
=== records/goals/GOAL-01.yaml
{qms: 1, id: GOAL-01, kind: goal, title: Shorter waits}
```
"""

from qms.i18n import N_
from qms.model.chain.links import GOAL, chain_of
from qms.model.chain.missing import lacks_finding
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS540"
SEVERITY = "error"
MESSAGE = N_("the goal {record} follows from no finding: {title}")
REMEDY = N_("name in from the finding that it answers: from: FND-…")


def check(register: Register) -> Hits:
    """Every goal that names no finding; a link that leads nowhere is told elsewhere."""
    goals = [each for each in register.records_of(GOAL) if each.id]
    if not goals:
        return
    chain = chain_of(register)
    broken = {link.path for link, _missing in chain.dangling}
    for record in goals:
        node = chain.nodes[record.id]
        if record.path not in broken and lacks_finding(chain, node):
            at = "from" if "from" in record.fields else "id"
            values = {"record": node.id, "title": node.title or "–"}
            yield Place(record.path, at=at), values
