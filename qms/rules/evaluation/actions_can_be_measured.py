"""Every action has an indicator with a baseline: its own, or its objective's.

Without a number from before, nobody can tell afterwards whether the action did
anything.

```files conforms
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01}
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner,
 indicator: {name: answers in time, unit: "%", target: 90, baseline: 80}}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk,
 indicator: {name: answers in time, unit: "%", target: 90}}
```
"""

from qms.i18n import N_
from qms.model.chain.links import ACTION, chain_of
from qms.model.chain.missing import measured_by
from qms.model.finding import Place
from qms.model.indicator import has_baseline, has_indicator
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS541"
SEVERITY = "error"
MESSAGE = N_("the action {record} cannot be measured: {lack}")
REMEDY = N_(
    "name in from the objective that it serves, or give it an indicator of its own, "
    "with the value from before it began"
)
SPOKEN = ("lack",)
NO_INDICATOR = N_("neither it nor its objective has an indicator")
NO_BASELINE = N_("its indicator has no baseline")


def check(register: Register) -> Hits:
    """Every action whose links are whole, and that no indicator can judge.

    An objective's indicator without a baseline is told where it stands.
    """
    actions = [each for each in register.records_of(ACTION) if each.id]
    if not actions:
        return
    chain = chain_of(register)
    broken = {link.path for link, _missing in chain.dangling}
    for record in actions:
        if record.path in broken:
            continue
        name = str(record.id)
        if has_indicator(record):
            if not has_baseline(record):
                place = Place(record.path, at="indicator")
                yield place, {"record": name, "lack": NO_BASELINE}
        elif not measured_by(chain, chain.nodes[record.id]):
            place = Place(record.path, at="id")
            yield place, {"record": name, "lack": NO_INDICATOR}
