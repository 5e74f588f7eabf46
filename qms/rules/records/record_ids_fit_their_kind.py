"""Every record's id looks as the profile says for its kind.

The year in an audit's id and the letters before it are how people find the audit.

```files conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Answer kindly, owner: registry}
```

```files breaks
=== records/objectives/GOAL-2.yaml
{qms: 1, id: GOAL-2, kind: objective, title: Answer kindly, owner: registry}
```
"""

import re

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.leaves import read_pattern
from qms.model.recorded import of_known_kind
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS508"
SEVERITY = "error"
MESSAGE = N_("the id {record} does not look like one of a record of kind {kind}")
REMEDY = N_("give it an id of the form that the profile asks for: {pattern}")
DIGITS = re.compile(r"\[0-9\](?:\{([0-9]+)(?:,[0-9]*)?\})?")


def check(register: Register) -> Hits:
    """Every record's id that the pattern of its kind does not fit."""
    for record, kind in of_known_kind(register):
        pattern = kind.text("id")
        if record.id and pattern and not _fits(pattern, record.id):
            values = {
                "record": str(record.id),
                "kind": str(record.kind),
                "pattern": _example(pattern, register.as_of.year),
            }
            yield Place(record.path, at="id"), values


def _fits(pattern: str, name: str) -> bool:
    """Whether an id fits; a pattern that cannot be read asks nothing."""
    try:
        return bool(read_pattern(pattern).match(name))
    except ValueError:
        return True


def _example(pattern: str, year: int) -> str:
    """An id that fits a pattern of letters and digits; of others, the pattern."""

    def written(match: re.Match[str]) -> str:
        width = int(match[1] or 1)
        return str(year) if width == len(str(year)) else "1".zfill(width)

    made = DIGITS.sub(written, pattern)
    return made if _fits(pattern, made) else str(pattern)
