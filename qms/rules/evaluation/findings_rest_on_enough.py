"""No finding rests on fewer than five answers or cases.

What three people said is about these three people: it can neither be generalised nor
told without pointing at them.

```files conforms
=== records/findings/FND-01.yaml
{qms: 1, id: FND-01, kind: finding, title: People wait too long,
 readings: [{n: 5, met: 1, on: 2026-03-02}]}
```

```files breaks
=== records/findings/FND-01.yaml
{qms: 1, id: FND-01, kind: finding, title: People wait too long,
 readings: [{n: 4, met: 1, on: 2026-03-02}]}
```
"""

from qms.i18n import N_
from qms.model.chain.links import FINDING
from qms.model.chain.readings import Readings
from qms.model.chain.resting import rest_of
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.wave import FEWEST_KEPT

CODE = "QMS548"
SEVERITY = "error"
MESSAGE = N_("the finding {record} rests on {n} answers or cases, which say nothing")
REMEDY = N_("ask or count more of them (at least {least}), or withdraw the finding")


def check(register: Register) -> Hits:
    """Every reading of a finding that too few stand behind."""
    readings = Readings(register)
    for record in register.records_of(FINDING):
        for number, row in enumerate(record.fields.rows("readings")):
            rest = rest_of(readings, row)
            if not rest.fault and rest.n is not None and rest.n < FEWEST_KEPT:
                name = str(record.id) or record.path
                place = Place(record.path, at=f"readings.{number}")
                yield place, {"record": name, "n": rest.n, "least": FEWEST_KEPT}
