"""What is closed was measured again.

A goal, an objective or an action that is closed without a reading later than its
baseline was carried out, perhaps; whether it helped, nobody knows.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer sooner, closed: 2026-10-30,
 indicator: {name: answers in time, unit: "%", target: 90,
  baseline: {n: 100, met: 80, counted: all, on: 2026-01-31},
  values: [{n: 120, met: 110, counted: all, on: 2026-09-30}]}}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer sooner, closed: 2026-10-30,
 indicator: {name: answers in time, unit: "%", target: 90,
  baseline: {n: 100, met: 80, counted: all, on: 2026-01-31}}}
```
"""

from qms.i18n import N_
from qms.model.chain.links import KINDS, chain_of
from qms.model.chain.missing import closed_without_proof
from qms.model.finding import Place
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS543"
SEVERITY = "error"
MESSAGE = N_("{record} is closed, and was not measured again: {title}")
REMEDY = N_("read its indicator once more and enter the value, or open it again")


def check(register: Register) -> Hits:
    """Every closed goal, objective or action without a reading after its baseline."""
    if not any(each.kind in KINDS and is_closed(each) for each in register.records):
        return
    for node in closed_without_proof(register, chain_of(register)):
        values = {"record": node.id, "title": node.title or "–"}
        yield Place(node.path, at="closed"), values
