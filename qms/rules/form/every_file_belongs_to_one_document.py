"""Every file in `procedures/` is a document, or belongs to exactly one.

A file that no document lists is approved by nobody; one that two documents list
changes under the eyes of those who approved the other. A document and its language
versions may share a file.

```files conforms
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
```

```files breaks
=== procedures/PO-01/flow.svg
```

```files breaks
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-02.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
```
"""

from unicodedata import normalize

from qms.i18n import N_
from qms.model.finding import Finding, Place
from qms.model.nearest import NONE
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS153"
SEVERITY = "error"
MESSAGE = N_("a file belongs to exactly one document; this one is listed by: {owners}")
REMEDY = N_("list it in the attachments of one document, or remove it")


def check(register: Register) -> Hits:
    """Every file that is no document, and that none or several documents list."""
    if not register.files:
        return
    owners = _owners(register)
    unread = {each.place.path for each in register.findings if _is_of_reading(each)}
    folders = tuple(f"{path.rpartition('.')[0]}/" for path in unread)
    for path in sorted(register.files - unread):
        ids = owners.get(normalize("NFC", path), set())
        if len(ids) != 1 and not path.startswith(folders):
            yield Place(path), {"owners": ", ".join(sorted(ids)) or NONE}


def _is_of_reading(finding: Finding) -> bool:
    """Whether a file could not be read: nobody knows what it lists."""
    return finding.code < "QMS120"


def _owners(register: Register) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = {}
    for facts in register.documents:
        if facts.attachments or facts.body:
            folder = facts.path.rpartition("/")[0]
            for file in (*facts.attachments, facts.body):
                path = normalize("NFC", f"{folder}/{file}")
                owners.setdefault(path, set()).add(facts.id)
    return owners
