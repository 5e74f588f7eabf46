"""No concession has run out while it is still open.

Permission to live with a fault ends with its last day; from then on the fault counts
again. A closed concession is history.

```files conforms as_of=2026-12-31
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01,
 who: stone.mary, office: mayor, why: it will be mended, until: 2026-12-31}
```

```files breaks as_of=2027-01-01
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01,
 who: stone.mary, office: mayor, why: it will be mended, until: 2026-12-31}
```
"""

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS501"
SEVERITY = "warning"
MESSAGE = N_("the concession {record} expired on {day}")
REMEDY = N_("mend what it excused and close it, or have a new one granted")


def check(register: Register) -> Hits:
    """Every open concession whose last day is past."""
    for record in register.records_of("concession"):
        until = day_or_none(record.fields.text("until"))
        if until is not None and until < register.as_of and not is_closed(record):
            values = {"record": str(record.id), "day": until.isoformat()}
            yield Place(record.path, at="until"), values
