"""Every record has the fields that the profile asks of its kind.

An audit without a day, or an action without an owner, proves nothing. What the
format itself asks of a kind is another rule's.

```files conforms
=== governance/profile.yaml
records:
  staff: {title: {en: Staff}}
  objective: {title: {en: Objective}, required: [title, owner]}
```

```files breaks
=== governance/profile.yaml
records:
  staff: {title: {en: Staff}}
  objective: {title: {en: Objective}, required: [title, owner, due]}
```
"""

from qms.i18n import N_
from qms.model.fields.record import RECORD, RECORDS
from qms.model.finding import Place
from qms.model.located import is_nothing
from qms.model.recorded import of_known_kind
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS510"
SEVERITY = "error"
MESSAGE = N_("the record {record} lacks {field}, which the profile asks of {kind}")
REMEDY = N_("add the field to the record: {field}")


def check(register: Register) -> Hits:
    """Every demanded field that a record lacks."""
    for record, kind in of_known_kind(register):
        asked_anyway = RECORDS.get(record.kind, RECORD).required
        for field in kind.texts("required"):
            if field not in asked_anyway and is_nothing(record.fields.get(field)):
                values = {
                    "record": str(record.id) or record.path,
                    "field": str(field),
                    "kind": str(record.kind),
                }
                yield Place(record.path, at="id"), values
