"""Every record was opened before it was closed, and its log goes by days.

A log is added to at its end. An entry out of order was written in later, or its day
is mistyped.

```files conforms
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, opened: 2026-01-05,
 log: [{on: 2026-02-01, note: begun}, {on: 2026-02-01, note: halfway}]}
```

```files breaks
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, opened: 2026-01-05,
 log: [{on: 2026-02-01, note: begun}, {on: 2026-01-20, note: halfway}]}
```

```files breaks
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, opened: 2026-03-01,
 closed: 2026-02-01}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS505"
SEVERITY = "warning"
MESSAGE = N_("{field} {day} lies before {other} {earlier}")
REMEDY = N_("correct the day, or put the entry where it belongs")

PAIRS = (
    ("opened", "due"),
    ("opened", "answered"),
    ("opened", "closed"),
    ("from", "until"),
)


def check(register: Register) -> Hits:
    """Every day of a record that lies before one that comes first."""
    for record in register.records:
        for (other, earlier), (field, day) in _pairs(record.fields):
            first, second = day_or_none(earlier), day_or_none(day)
            if first is not None and second is not None and second < first:
                values = {"field": field, "day": day, "other": other}
                place = Place(record.path, at=field)
                yield place, {**values, "earlier": earlier}


def _pairs(fields: Fields) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Named days that follow one another: the earlier, then the later."""
    decided = str(fields.fields("decision").text("on"))
    for first, second in PAIRS:
        yield (first, str(fields.text(first))), (second, str(fields.text(second)))
    yield ("opened", str(fields.text("opened"))), ("decision.on", decided)
    log = [
        (f"log.{number}.on", str(entry.text("on")))
        for number, entry in enumerate(fields.rows("log"))
    ]
    yield from pairwise(log)
