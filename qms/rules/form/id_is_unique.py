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

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS138"
SEVERITY = "error"
MESSAGE = N_("id {id} is that of another file, too: {other}")
REMEDY = N_("give the newer document an id that was never used, or remove the copy")


def check(register: Register) -> Hits:
    """Every document but the first that bears an id, in the order of paths.

    Records and language versions are told by rules of their own.
    """
    first: dict[str, str] = {}
    for facts in register.sources:
        other = first.setdefault(facts.id, facts.path)
        if facts.id and other != facts.path:
            yield Place(facts.path, at="id"), {"id": facts.id, "other": other}
