"""A change of what the law sets leaves no promise behind that breaks it.

The limit in the profile goes down from 30 days to 20; the charter goes on promising 25.
Both are right by themselves, and together they announce a breach of law.

```change conforms
=== procedures/CH-01.yaml
promises:
  - {id: reply, text: Soon., law: petition, target: 20, unit: days, share: 100 %}
=== change
=== procedures/PO-01.md
title: Another title
```

```change breaks
=== procedures/CH-01.yaml
promises:
  - {id: reply, text: Soon., law: petition, target: 20, unit: days, share: 100 %}
=== change
=== governance/profile.yaml
limits:
  - {id: petition, act: HR 2, section: art. 8, value: 15, unit: days, start: receipt}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.profile import Limit
from qms.model.promise import UNITS, WEAKER, limit_of, standing
from qms.model.register import PROFILE_PATH
from qms.model.rule import Hits

CODE = "QMS719"
SEVERITY = "error"
MESSAGE = N_(
    "{act} now sets {limit} {limit_unit}, and {document} goes on promising"
    " {target} {unit} ({promise})"
)
REMEDY = N_("revise {document} first: promise {limit} {limit_unit} or less")
SPOKEN = ("unit", "limit_unit")


def check(change: Change) -> Hits:
    """Every promise that the law of the head makes too weak, and the base's did not."""
    if PROFILE_PATH not in change.by_path or not change.base.is_there:
        return
    for document, promise in _promises(change):
        limit = limit_of(promise, change.head.house.profile, change.as_of)
        if limit is None or standing(promise, limit) != WEAKER:
            continue
        before = limit_of(promise, change.base.house.profile, change.as_of)
        if before is None or standing(promise, before) != WEAKER:
            yield (
                _place(limit),
                {
                    "act": limit.citation,
                    "limit": f"{limit.value:g}",
                    "limit_unit": UNITS.get(limit.unit, limit.unit),
                    "document": document,
                    "promise": str(promise.text("id")),
                    "target": str(promise.text("target")),
                    "unit": UNITS.get(promise.text("unit"), str(promise.text("unit"))),
                },
            )


def _promises(change: Change) -> Iterator[tuple[str, Fields]]:
    for charter in change.library.data():
        if not charter.is_version:
            for promise in charter.head.rows("promises"):
                yield str(charter.id), promise


def _place(limit: Limit) -> Place:
    value = limit.row["value"]
    return Place(PROFILE_PATH, value.line, value.column)
