"""An id is written in the letters A to Z and no others.

Cyrillic РО-01 looks like Latin PO-01 and is another word: no search finds it, and
two documents seem to bear one id. The long hyphens of word processors are such
signs, too.

```yaml conforms
references: [PC-01]
```

```yaml breaks
references: [РС-01]
```

```files breaks
=== procedures/РО-01.md
id: PO-01
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.lookalike import meant_id
from qms.model.rule import Hits
from qms.model.shape import WRONG

CODE = "QMS137"
SEVERITY = "error"
MESSAGE = N_("{given} only looks like {meant}: it has letters of another script")
REMEDY = N_("type it anew on a keyboard with Latin letters: {meant}")


def check(document: Document) -> Hits:
    """Every id, and the file's name, that only looks like one."""
    for fault in document.sheet.faults:
        meant = meant_id(fault.given) if fault.nature == WRONG else ""
        if meant:
            yield document.sheet.at(fault), {"given": fault.given, "meant": meant}
    stem = document.stem
    if not stem.isascii() and meant_id(stem) and stem != document.id:
        yield document.on(0, 0), {"given": stem, "meant": meant_id(stem)}
