"""No document cites one that another has replaced.

Whoever follows the reference works by the old text. A replaced document may cite
another replaced one, and the one that replaces it may name what it replaces.

```files conforms
=== procedures/PO-01.md
supersedes: [PO-02]
references: [PO-02]
=== procedures/PO-02.md
title: The old way
```

```files breaks
=== procedures/PO-01.md
supersedes: [PO-02]
=== procedures/PO-02.md
title: The old way
=== procedures/PO-03.md
references: [PO-02]
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.facts import Facts, Named
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS410"
SEVERITY = "error"
MESSAGE = N_("{target} is cited, but {successor} has replaced it")
REMEDY = N_("cite {successor}, or leave the reference out")


def check(register: Register) -> Hits:
    """Every citation of a replaced document by one that stands."""
    replaced = register.superseded
    if not replaced:
        return
    for facts in register.documents:
        if facts.id not in replaced:
            for target, at in _cited(facts):
                if target in replaced and not _replaces(register, facts.id, target):
                    successor = replaced[target].id
                    values = {"target": target, "successor": successor}
                    yield Place(facts.path, at=at), values


def _cited(facts: Facts) -> Iterator[Named]:
    """What the front matter cites, and what the text alone mentions."""
    yield from facts.cited
    in_head = {target for target, _ in facts.cited}
    for word in facts.mentioned:
        if word not in in_head:
            yield word, f"text:{word}"


def _replaces(register: Register, document: str, target: str) -> bool:
    source = register.by_id.get(document)
    return source is not None and target in source.supersedes
