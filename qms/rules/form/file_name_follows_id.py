"""A document's file bears the document's id, and a language version its language.

PO-012 stands in `PO-012.md`, its Hungarian version in `PO-012.hu.md`, small and
capital letters as in the id: whoever knows the id finds the file, on any computer.

```files conforms
=== procedures/PO-02.md
id: PO-02
```

```files breaks
=== procedures/petitions.md
id: PO-02
```

```files breaks
=== procedures/PO-02.ro.md
id: PO-02
language: en
translates: {edition: 1, revision: 0}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.leaves import ID
from qms.model.lookalike import meant_id
from qms.model.rule import Hits

CODE = "QMS140"
SEVERITY = "error"
MESSAGE = N_("a file with this id and language is called {expected}, not {name}")
REMEDY = N_("rename the file, or correct its id, language or translates")


def check(document: Document) -> Hits:
    """A name that is not made of id, language tag and ending."""
    if not ID.match(document.id) or meant_id(document.stem) == document.id:
        return
    name = document.path.rpartition("/")[2]
    expected = f"{document.id}{_tag(document)}.{name.rpartition('.')[2]}"
    if name != expected:
        yield document.at_key("id"), {"expected": expected, "name": name}


def _tag(document: Document) -> str:
    if not document.is_version:
        return ""
    return f".{document.head.text('language') or document.tag}"
