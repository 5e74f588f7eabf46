"""Every open indicator is read as often as it says itself.

A month is left after each period for collecting its figures. An indicator that is
read once a year although it says once a quarter warns nobody in time.

```files conforms as_of=2026-10-30
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer sooner, opened: 2026-01-05,
 indicator: {name: answers in time, unit: "%", target: 90, every: quarter,
  values: [{n: 120, met: 110, on: 2026-06-30}]}}
```

```files breaks as_of=2026-10-31
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer sooner, opened: 2026-01-05,
 indicator: {name: answers in time, unit: "%", target: 90, every: quarter,
  values: [{n: 120, met: 110, on: 2026-06-30}]}}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.indicator import indicators
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS544"
SEVERITY = "warning"
MESSAGE = N_("the indicator of {record} was to be read by {day}: {name}")
REMEDY = N_("read it and enter the value, or say how often it is really read")


def check(register: Register) -> Hits:
    """Every indicator of an open record whose next reading is overdue."""
    for found in indicators(register):
        if not is_closed(found.record) and found.is_stale(register.as_of):
            values = {
                "record": str(found.record.id) or found.record.path,
                "day": found.expected.isoformat() if found.expected else "–",
                "name": found.name or "–",
            }
            yield Place(found.record.path, at="indicator.every"), values
