"""Every record is of a kind that the profile declares.

The kind tells where a record lies, what its id looks like and which clause it
answers; one of an unknown kind is found by nobody who looks for its kind.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objectiv, title: Answer kindly, owner: registry}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.nearest import nearest
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS507"
SEVERITY = "error"
MESSAGE = N_("{kind} is no kind of record that the profile declares")
REMEDY = N_("correct the kind, or declare it; the nearest known one is: {nearest}")


def check(register: Register) -> Hits:
    """Every record whose kind is not declared."""
    known = frozenset(register.profile.record_kinds)
    for record in register.records:
        if record.kind and record.kind not in known:
            kind = str(record.kind)
            values = {"kind": kind, "nearest": nearest(kind, known)}
            yield Place(record.path, at="kind"), values
