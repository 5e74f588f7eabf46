"""Every record's id looks as the profile says for its kind.

The year in an audit's id and the letters before it are how people find the audit.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```

```files breaks
=== records/objectives/GOAL-2.yaml
{qms: 1, id: GOAL-2, kind: objective, title: Answer kindly, owner: registry}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.record_ids import id_example, id_fits
from qms.model.recorded import of_known_kind
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS508"
SEVERITY = "error"
MESSAGE = N_("the id {record} does not look like one of a record of kind {kind}")
REMEDY = N_("give it an id of the form that the profile asks for: {pattern}")


def check(register: Register) -> Hits:
    """Every record's id that the pattern of its kind does not fit."""
    for record, kind in of_known_kind(register):
        pattern = kind.text("id")
        if record.id and pattern and not id_fits(pattern, record.id):
            values = {
                "record": str(record.id),
                "kind": str(record.kind),
                "pattern": id_example(pattern, register.as_of.year),
            }
            yield Place(record.path, at="id"), values
