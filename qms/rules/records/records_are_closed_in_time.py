"""Every action, objective or other record with a due day is closed by that day.

What is due and open is either done and not written down, or not done.

```files conforms
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, due: 2026-11-22}
```

```files breaks
=== records/objectives/OB-01.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer sooner, due: 2026-11-21}
```
"""

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS511"
SEVERITY = "warning"
MESSAGE = N_("{record} was due on {day}, and is still open: {title}")
REMEDY = N_("write down what came of it, and close it or agree on a new day")


def check(register: Register) -> Hits:
    """Every open record whose due day is past."""
    for record in register.records:
        due = day_or_none(record.fields.text("due"))
        if due is not None and due < register.as_of and not is_closed(record):
            values = {
                "record": str(record.id) or record.path,
                "day": due.isoformat(),
                "title": str(record.fields.text("title")) or "–",
            }
            yield Place(record.path, at="due"), values
