"""The numbers of an entered reading agree with one another.

A share that is not the part of its whole, or a part that is larger than its whole, was
mistyped, and every verdict upon it is wrong.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: t,
 indicator: {name: answers in time, unit: "%", target: 90,
  values: [{on: 2026-09-30, value: 89.4, n: 142, met: 127}]}}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: t,
 indicator: {name: answers in time, unit: "%", target: 90,
  values: [{on: 2026-09-30, n: 127, met: 142}]}}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: t,
 indicator: {name: answers in time, unit: "%", target: 90,
  values: [{on: 2026-09-30, value: 98, n: 142, met: 127}]}}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: t,
 indicator: {name: answers in time, unit: "%", target: 90,
  values: [{value: 98}]}}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.chain.readings import entered
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.reading import PERCENT, Reading
from qms.model.record import Record
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS556"
SEVERITY = "error"
MESSAGE = N_("a reading of {record} cannot be: {fault}")
REMEDY = N_("compare it with its source, and correct what was mistyped")
SPOKEN = ("fault",)
MORE_THAN_ALL = N_("more of them count than there are")
ANOTHER_SHARE = N_("its value is not the share that its counts give")
NO_DAY = N_("it has no day")
ROUNDED = 0.5


def check(register: Register) -> Hits:
    """Every entered reading whose numbers contradict one another, or without a day."""
    for record in register.records:
        for at, row, unit in _rows(record):
            fault = _fault(entered(row, unit), needs_day=".values." in f".{at}")
            if fault:
                name = str(record.id) or record.path
                yield Place(record.path, at=at), {"record": name, "fault": fault}


def _rows(record: Record) -> Iterator[tuple[str, Fields, str]]:
    indicator = record.fields.fields("indicator")
    unit = str(indicator.text("unit"))
    for number, row in enumerate(indicator.rows("values")):
        yield f"indicator.values.{number}", row, unit
    baseline = indicator.get("baseline")
    if isinstance(baseline, Fields):
        yield "indicator.baseline", baseline, unit
    for number, row in enumerate(record.fields.rows("readings")):
        yield f"readings.{number}", row, PERCENT


def _fault(reading: Reading, *, needs_day: bool) -> str:
    met, n, value = reading.met, reading.n, reading.value
    if met is not None and n is not None:
        if met > n:
            return MORE_THAN_ALL
        is_percent = reading.unit == PERCENT and value is not None and n > 0
        if is_percent and abs((value or 0) - 100 * met / n) > ROUNDED:
            return ANOTHER_SHARE
    return NO_DAY if needs_day and reading.day is None else ""
