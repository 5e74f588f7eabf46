"""No record says of itself that it got better.

Improved, worsened, no clear change: that follows from two readings and the interval
of their difference, and is computed wherever it is shown. What anybody can type
proves nothing, and is wrong as soon as the next reading comes.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: t,
 indicator: {name: answers in time, unit: "%", target: 90}}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: t, verdict: improved,
 indicator: {name: answers in time, unit: "%", target: 90}}
```
"""

from qms.i18n import N_
from qms.model.rule import Hits
from qms.model.shape import FORBIDDEN
from qms.model.sheet import Sheet

CODE = "QMS549"
SEVERITY = "error"
MESSAGE = N_("{field} is not typed into a record: {why}")
REMEDY = N_("take the line out, and enter the readings: qms indicators tells the rest")
SPOKEN = ("why",)


def check(sheet: Sheet) -> Hits:
    """Every conclusion that was typed into a record, with why it does not stand."""
    if sheet.is_record:
        for fault in sheet.faults:
            if fault.nature == FORBIDDEN:
                yield sheet.at(fault), {"field": fault.name, "why": fault.hint}
