"""No concession is granted for more than 24 months.

A permission that outlives those who granted it has become the rule: then the rule, or
the document, should be changed instead.

```files conforms
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01, who: stone.mary,
 office: mayor, why: it will be mended, opened: 2026-01-01, until: 2028-01-01}
```

```files breaks
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01, who: stone.mary,
 office: mayor, why: it will be mended, opened: 2026-01-01, until: 2099-12-31}
```
"""

from qms.i18n import N_
from qms.model.days import after, day_or_none
from qms.model.finding import Place
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS506"
SEVERITY = "note"
MESSAGE = N_("the concession {record} holds until {day}, longer than {longest}")
REMEDY = N_("grant it for a shorter time, and look at it again then")
SPOKEN = ("longest",)
LONGEST = N_("24 months")


def check(register: Register) -> Hits:
    """Every open concession that was granted for longer."""
    for record in register.records_of("concession"):
        until = day_or_none(record.fields.text("until"))
        opened = day_or_none(record.fields.text("opened")) or register.as_of
        if until is None or is_closed(record):
            continue
        if until > after(opened, LONGEST):
            values = {
                "record": str(record.id),
                "day": until.isoformat(),
                "longest": LONGEST,
            }
            yield Place(record.path, at="until"), values
