"""Every record's file bears the record's id as its name, in the folder of its kind.

So that a record is found without searching, and none is written twice.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```

```files breaks
=== records/objectives/kindness.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```

```files breaks
=== records/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.record import Record
from qms.model.recorded import of_known_kind
from qms.model.register import STAFF_PATH, Register
from qms.model.rule import Hits

CODE = "QMS509"
SEVERITY = "warning"
MESSAGE = N_("the record {record} does not lie where it is looked for: {expected}")
REMEDY = N_("move the file there: git mv {path} {expected}")


def check(register: Register) -> Hits:
    """Every record whose file has another name or lies outside its folder."""
    for record, kind in of_known_kind(register):
        expected = _expected(record, kind.text("folder").rstrip("/"))
        if record.id and record.path != STAFF_PATH and record.path != expected:
            values = {
                "record": str(record.id),
                "path": record.path,
                "expected": expected,
            }
            yield Place(record.path, at="id"), values


def _expected(record: Record, folder: str) -> str:
    """Where the file should be; below its kind's folder, it may stay where it is."""
    here = record.path.rpartition("/")[0]
    is_below = not folder or f"{here}/".startswith(f"{folder}/")
    return f"{here if is_below else folder}/{record.id}.yaml"
