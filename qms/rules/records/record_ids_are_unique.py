"""Every record has an id that no other record and no document bears.

Records are cited by their ids for years; two with one id are two truths.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-01, kind: objective, title: Answer kindly, owner: registry}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS504"
SEVERITY = "error"
MESSAGE = N_("the id {record} is borne by {other} too")
REMEDY = N_("give this record the next free id, and its file the same name")


def check(register: Register) -> Hits:
    """Every record with the id of a document or of an earlier record."""
    paths = {facts.id: facts.path for facts in register.sources}
    for record in register.records:
        if not record.id:
            continue
        other = paths.setdefault(str(record.id), record.path)
        if other != record.path:
            values = {"record": str(record.id), "other": other}
            yield Place(record.path, at="id"), values
