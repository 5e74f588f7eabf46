"""No letter was lost on its way through an old encoding.

Text from an old computer, opened with the wrong encoding and saved, keeps õ for ő,
þ for ț, or two signs for one letter, in every later copy.

```files conforms
=== procedures/PO-01.md
language: hu
title: Az őszi ügyek rendje
```

```files breaks
=== procedures/PO-01.md
language: hu
title: Az õszi ügyek rendje
```

```files breaks
=== procedures/PO-01.md
language: hu
title: Az Å‘szi ügyek rendje
```
"""

from qms.i18n import N_
from qms.model.damage import damages, may_be_damaged
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.rule import Hits

CODE = "QMS807"
SEVERITY = "warning"
MESSAGE = N_("{found} stands where {meant} belongs; lines concerned: {count}")
REMEDY = N_("open the original with its own encoding, or replace the signs in the file")


def check(document: Document) -> Hits:
    """Each wrong sign at its first place, with the number of its lines."""
    language = document.language.partition("-")[0]
    if not may_be_damaged(language, document.source.text):
        return
    first: dict[tuple[str, str], tuple[int, int]] = {}
    lines: dict[tuple[str, str], set[int]] = {}
    for number, line in enumerate(document.source.lines, 1):
        if line.isascii():
            continue
        for column, found, meant in damages(language, line):
            first.setdefault((found, meant), (number, column))
            lines.setdefault((found, meant), set()).add(number)
    for (found, meant), (number, column) in first.items():
        values: dict[str, Scrap] = {
            "found": found,
            "meant": meant,
            "count": len(lines[found, meant]),
        }
        yield document.on(number, column), values
