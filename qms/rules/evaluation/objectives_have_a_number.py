"""Every objective says which number it wants to reach.

"Better" is reached by whatever happens. An objective is one when a number can show
that it was missed.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer sooner,
 indicator: {name: answers in time, unit: "%", target: 90}}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: A significant positive change}
```
"""

from qms.i18n import N_
from qms.model.chain.links import OBJECTIVE
from qms.model.chain.missing import lacks_number
from qms.model.finding import Place
from qms.model.indicator import has_indicator
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS542"
SEVERITY = "error"
MESSAGE = N_("the objective {record} has no number to reach: {title}")
REMEDY = N_("add indicator: {{name: …, unit: …, target: …}} with the number meant")


def check(register: Register) -> Hits:
    """Every objective without a target that is a number."""
    for record in register.records_of(OBJECTIVE):
        if lacks_number(record):
            at = "indicator" if has_indicator(record) else "id"
            values = {
                "record": str(record.id) or record.path,
                "title": str(record.fields.text("title")) or "–",
            }
            yield Place(record.path, at=at), values
