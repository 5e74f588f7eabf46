"""Romanian ș and ț have commas below, not cedillas.

Old keyboards wrote ş and ţ. They look almost alike, but a search for one does not
find the other, and some fonts show them in another face.

```files conforms
=== procedures/PO-01.md
language: ro
title: Soluționarea și arhivarea
```

```files breaks
=== procedures/PO-01.md
language: ro
title: Soluţionarea şi arhivarea
```
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.mend import Mend
from qms.model.rule import Hits
from qms.model.words_mended import words_mended

CODE = "QMS806"
SEVERITY = "warning"
MESSAGE = N_("{letter} has a cedilla instead of a comma; letters concerned: {count}")
REMEDY = N_("replace ş by ș and ţ by ț in the whole file")

LANGUAGE = "ro"
CEDILLAS = "şţŞŢ"
COMMAS = str.maketrans(CEDILLAS, "șțȘȚ")
# letters of Turkish names, in which the cedilla is right
TURKISH = frozenset("ğĞıİöÖüÜçÇ")
CEDILLA = re.compile(f"[{CEDILLAS}]")


def check(document: Document) -> Hits:
    """The first letter with a cedilla, with the number of all."""
    if not is_romanian(document):
        return
    text = document.source.text
    if not any(letter in text for letter in CEDILLAS):
        return
    count = sum(map(text.count, CEDILLAS))
    for number, line in enumerate(document.source.lines, 1):
        match = CEDILLA.search(line)
        if match:
            values: dict[str, Scrap] = {"count": count, "letter": match[0]}
            yield document.on(number, match.start() + 1), values
            return


def is_romanian(document: Document) -> bool:
    """Whether the text says that it is in Romanian."""
    return document.language.partition("-")[0] == LANGUAGE


def mend(document: Document) -> Iterator[Mend]:
    """Every such word with commas, unless it looks like a Turkish name."""
    if is_romanian(document):
        yield from words_mended(document.source.lines, _with_commas)


def _with_commas(words: str) -> str:
    return (
        words if TURKISH & set(words) and " " not in words else words.translate(COMMAS)
    )
