"""No two names of files or folders differ only by capital letters or accents' form.

Windows and macOS take `PO-01.md` and `po-01.md` for one file: one of the two
disappears on the next computer, and nobody is told.

```files conforms
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
```

```files breaks
=== procedures/PO-01.md
attachments: [PO-01/flow.svg, PO-01/Flow.svg]
=== procedures/PO-01/flow.svg
=== procedures/PO-01/Flow.svg
```
"""

from unicodedata import normalize

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS141"
SEVERITY = "error"
MESSAGE = N_("on many computers this is the same name as {other}")
REMEDY = N_("rename one of the two so that more than capital letters differ")


def check(register: Register) -> Hits:
    """Every file and folder beside another whose name is the same in small letters."""
    first: dict[str, str] = {}
    for path in sorted(register.paths | _folders(register.paths)):
        other = first.setdefault(_key(path), path)
        if other != path and _parent(path) == _parent(other):
            yield Place(path), {"other": other}


def _key(path: str) -> str:
    return path.lower() if path.isascii() else normalize("NFC", path).casefold()


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _folders(paths: frozenset[str]) -> set[str]:
    """The folders of the paths, with those that hold nothing but folders."""
    found: set[str] = set()
    for path in paths:
        folder = _parent(path)
        while folder and folder not in found:
            found.add(folder)
            folder = _parent(folder)
    return found
