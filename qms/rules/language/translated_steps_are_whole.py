"""A language version has its own texts for the steps of its source.

What a translation does not say, the page shows in the source's language: whoever cannot
read that has a procedure with holes. And a text for a step that the source does not
have tells of work that nobody approved.

```files conforms
=== procedures/PO-01.md
steps:
  - {id: receive, title: register the petition, office: registry, within: same day}
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
steps:
  receive: {title: înregistrarea petiției, within: aceeași zi}
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
```

```files breaks
=== procedures/PO-01.md
steps:
  - {id: receive, title: register the petition, office: registry, within: same day}
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
steps:
  receive: {title: înregistrarea petiției}
---
# Scop

De ce o facem.

# Activitate

Cum o facem.
```
"""

from collections.abc import Iterator, Sequence

from qms.i18n import N_
from qms.model.facts import Named
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.translation import current, pairs, translated

CODE = "QMS813"
SEVERITY = "warning"
MESSAGE = N_("{part}: without a text here: {missing}; not in the source: {unknown}")
REMEDY = N_("give each its text under the source's own id, and take out what it lacks")

PART = "steps"
NONE = "–"


def check(register: Register) -> Hits:
    """Every version of the source's own revision with other texts of steps."""
    for version, source in pairs(register):
        if translated(version) != current(source):
            continue
        missing = ", ".join(_lacking(source.steps, version.steps))
        unknown = ", ".join(_lacking(version.steps, source.steps))
        if missing or unknown:
            place = Place(version.path, at=PART if version.steps else "title")
            values = {"missing": missing or NONE, "unknown": unknown or NONE}
            yield place, {"part": PART, **values}


def _lacking(these: Sequence[Named], those: Sequence[Named]) -> Iterator[str]:
    """What is said of these steps and not of those: a step, or one text of it."""
    other = dict(those)
    for step, names in these:
        said = other.get(step, "").split()
        texts = [name for name in names.split() if name not in said]
        if step not in other or (texts and not said):
            yield step
        else:
            yield from (f"{step}.{name}" for name in texts)
