"""Every file that a link leads to is in the repository.

Links are relative to the document's own folder, so that they work on the page and in
the forge alike. A link out of the repository works on one computer alone.

```files conforms
=== procedures/PO-01.md
references: [MQ-01]
---

# Purpose

See the [manual](MQ-01.md).

# Activity

The registry writes it down.
```

```files breaks
=== procedures/PO-01.md
references: [MQ-01]
---

# Purpose

See the [manual](../manual/MQ-01.md).

# Activity

The registry writes it down.
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.linked import linked
from qms.model.register import (
    ORGANISATION_PATH,
    PEOPLE_PATH,
    PROFILE_PATH,
    Register,
)
from qms.model.rule import Hits

CODE = "QMS404"
SEVERITY = "error"
MESSAGE = N_("a link leads to {target}, where there is no file")
REMEDY = N_("give the path from this document's own folder: PO-012/map.pdf")
HOUSE = frozenset({ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH})
UNREAD = ("approvals/", "overrides/")


def check(register: Register) -> Hits:
    """Every link to a path that holds no file or folder."""
    known: frozenset[str] = frozenset()
    for facts in register.documents:
        for target in facts.links:
            known = known or _known(register)
            path = linked(facts.path, target).path
            if not target.startswith("//") and _is_broken(path, known):
                told = {"target": target or "( )"}
                yield Place(facts.path, at=f"text:{target or ']()'}"), told


def _is_broken(path: str, known: frozenset[str]) -> bool:
    if path in known or path.startswith(UNREAD):
        return False
    return not path.startswith("records/") or path.endswith(".yaml")


def _known(register: Register) -> frozenset[str]:
    files = register.paths | {record.path for record in register.records} | HOUSE
    folders = set()
    for path in files:
        while "/" in path:
            path = path.rpartition("/")[0]
            folders.add(path)
    return files | folders
