"""Every objective says what it follows from, where it begins and how often it is read.

An objective that follows from nothing answers nobody; without a value from before,
nobody can tell whether it got better, and what is read at no set time is read when it
looks well.

```files conforms
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, from: GOAL-01,
 indicator: {name: answers in time, unit: "%", target: 90, baseline: 80,
  every: quarter}}
```

```files breaks
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner,
 indicator: {name: answers in time, unit: "%", target: 90, baseline: 80,
  every: quarter}}
```

```files breaks
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, from: GOAL-01,
 indicator: {name: answers in time, unit: "%", target: 90}}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.chain.links import OBJECTIVE
from qms.model.finding import Place
from qms.model.indicator import has_baseline, has_indicator
from qms.model.record import Record
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS559"
SEVERITY = "error"
MESSAGE = N_("the objective {record} does not say {lack}")
REMEDY = N_(
    "write it down: from: GOAL-…, and in indicator: baseline: … and every: quarter"
)
SPOKEN = ("lack",)
SOURCE = N_("what it follows from")
BASELINE = N_("where it begins")
EVERY = N_("how often it is read")


def check(register: Register) -> Hits:
    """Every objective without a source, a baseline or a frequency."""
    for record in register.records_of(OBJECTIVE):
        name = str(record.id) or record.path
        for at, lack in _lacks(record):
            yield Place(record.path, at=at), {"record": name, "lack": lack}


def _lacks(record: Record) -> Iterator[tuple[str, str]]:
    if not any(record.fields.texts("from")):
        yield "id", SOURCE
    if not has_indicator(record):  # told by another rule
        return
    if not has_baseline(record):
        yield "indicator", BASELINE
    if not record.fields.fields("indicator").text("every"):
        yield "indicator", EVERY
