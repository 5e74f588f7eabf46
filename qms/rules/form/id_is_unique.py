"""No two files bear the same id.

An id is given once and for ever; two documents with one id cannot be cited, signed
or told apart. Language versions share the id of their source, one for each language.

```files conforms
=== procedures/PO-01.md
id: PO-01
=== procedures/PO-02.md
id: PO-02
```

```files breaks
=== procedures/PO-01.md
id: PO-01
=== procedures/more/PO-01.md
id: PO-01
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS138"
SEVERITY = "error"
MESSAGE = N_("id {id} is that of another file, too: {other}")
REMEDY = N_("give the newer document an id that was never used, or remove the copy")

Key = tuple[str, str]


def check(register: Register) -> Hits:
    """Every file but the first that bears an id, in the order of paths."""
    first: dict[Key, str] = {}
    for key, path in _ids(register):
        other = first.setdefault(key, path)
        if other != path:
            yield Place(path, at="id"), {"id": key[0], "other": other}


def _ids(register: Register) -> Iterator[tuple[Key, str]]:
    for facts in register.documents:
        if facts.id:
            yield (facts.id, facts.language if facts.translates else ""), facts.path
    for record in register.records:
        if record.id:
            yield (str(record.id), ""), record.path
