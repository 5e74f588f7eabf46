"""A translation has the headings of its source, level by level.

Where a heading is missing, something was left out or has been added: the two no
longer say the same, whichever of them binds.

```files conforms
=== procedures/PO-01.md
owner: registry
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
```

```files breaks
=== procedures/PO-01.md
owner: registry
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---
# Scop

De ce o facem.

## Pe scurt

Pentru oameni.

# Activitate

Cum o facem.
```
"""

from qms.i18n import N_
from qms.model.finding import Place, Scrap
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.translation import current, pairs, translated

CODE = "QMS804"
SEVERITY = "warning"
MESSAGE = N_("from here on the headings differ from the source's, which has {source}")
REMEDY = N_("give this text the headings of its source: {count} here, {wanted} there")


def check(register: Register) -> Hits:
    """Every version of the source's own revision with other levels of headings."""
    for version, source in pairs(register):
        if version.levels == source.levels or version.body or source.body:
            continue
        if translated(version) != current(source) or not version.levels:
            continue
        number = _first_difference(version.levels, source.levels)
        values: dict[str, Scrap] = {
            "source": _anchor(source.anchors, source.levels, number),
            "count": len(version.levels),
            "wanted": len(source.levels),
        }
        yield Place(version.path, at=f"heading:{number}"), values


def _first_difference(one: str, other: str) -> int:
    for number, (mine, yours) in enumerate(zip(one, other, strict=False)):
        if mine != yours:
            return number
    return min(len(one), len(other))


def _anchor(anchors: str, levels: str, number: int) -> str:
    if number >= len(levels):
        return "–"
    name = anchors.split("\n")[number].replace("-", " ")
    return f"{'#' * int(levels[number])} {name}"
