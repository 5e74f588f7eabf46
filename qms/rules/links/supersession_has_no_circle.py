"""No document replaces itself, not even by way of others.

In a circle of replacements nobody can say which text stands.

```files conforms
=== procedures/PO-01.md
supersedes: [PO-02]
=== procedures/PO-02.md
supersedes: [PO-03]
```

```files breaks
=== procedures/PO-01.md
supersedes: [PO-02]
=== procedures/PO-02.md
supersedes: [PO-01]
```
"""

from collections.abc import Mapping

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS411"
SEVERITY = "error"
MESSAGE = N_("the documents replace one another in a circle: {circle}")
REMEDY = N_("remove the newer document's id from supersedes of the older one")

Replaced = Mapping[str, tuple[str, ...]]


def check(register: Register) -> Hits:
    """Every circle of replacements, told once, where it is met first."""
    replaced = {each.id: each.supersedes for each in register.sources}
    done: set[str] = set()
    for facts in register.sources:
        if facts.supersedes and facts.id not in done:
            circle = _circle(facts.id, replaced, done)
            if circle:
                told = " → ".join((*circle, circle[0]))
                path = register.by_id[circle[0]].path
                yield Place(path, at="supersedes"), {"circle": told}


def _circle(start: str, replaced: Replaced, done: set[str]) -> list[str]:
    """The ids of a circle that is reached from a document; empty if there is none."""
    way: list[str] = [start]
    branches = [iter(replaced[start])]
    while branches:
        older = next(branches[-1], None)
        if older is None:
            branches.pop()
            done.add(way.pop())
        elif older in way:
            done.update(way)
            return way[way.index(older) :]
        elif older in replaced and older not in done:
            way.append(older)
            branches.append(iter(replaced[older]))
    return []
