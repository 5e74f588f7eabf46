"""Every finding names a reading that there is.

A finding is what a number showed: of a wave, of a measurement, or one that was
entered with its day and source.

```files conforms
=== records/findings/FND-01.yaml
{qms: 1, id: FND-01, kind: finding, title: People wait too long,
 readings: [{value: 38, n: 80, met: 30, on: 2026-03-02, source: the counter's list}]}
```

```files breaks
=== records/findings/FND-01.yaml
{qms: 1, id: FND-01, kind: finding, title: People wait too long}
```

```files breaks
=== records/findings/FND-01.yaml
{qms: 1, id: FND-01, kind: finding, title: People wait too long,
 readings: [{survey: SUR-09, group: clients, item: overall}]}
```
"""

from qms.i18n import N_
from qms.model.chain.links import FINDING
from qms.model.chain.readings import Readings
from qms.model.chain.resting import rest_of
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS547"
SEVERITY = "error"
MESSAGE = N_("the finding {record} rests on no reading: {reading}: {fault}")
REMEDY = N_("name the wave or the measurement that shows it, or enter the number")
SPOKEN = ("fault",)
NOTHING = N_("it names none")


def check(register: Register) -> Hits:
    """Every finding without a reading, and every reading that is not there."""
    readings = Readings(register)
    for record in register.records_of(FINDING):
        name = str(record.id) or record.path
        rows = list(record.fields.rows("readings"))
        if not rows:
            values = {"record": name, "reading": "–", "fault": NOTHING}
            yield Place(record.path, at="id"), values
        for number, row in enumerate(rows):
            rest = rest_of(readings, row)
            if rest.fault:
                place = Place(record.path, at=f"readings.{number}")
                yield place, {"record": name, "reading": rest.said, "fault": rest.fault}
