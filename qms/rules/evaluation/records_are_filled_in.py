"""No record still holds the gaps of its skeleton.

A gap that nobody filled in looks like an answer to whoever counts records.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer sooner, owner: registry}
```

```files breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: "[…]", owner: registry}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.located import Items, Scalar, Value
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS557"
SEVERITY = "warning"
MESSAGE = N_("here something was to be filled in: {text}")
REMEDY = N_("fill it in, or take the line out")
OPENS = "[…"


def check(register: Register) -> Hits:
    """Every text of a record that is still a gap."""
    for record in register.records:
        for text in _gaps(record.fields):
            yield Place(record.path, text.line, text.column), {"text": str(text)}


def _gaps(value: Value) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        if value.startswith(OPENS):
            yield value
    elif isinstance(value, Items):
        for item in value:
            yield from _gaps(item)
    else:
        for item in value.values():
            yield from _gaps(item)
