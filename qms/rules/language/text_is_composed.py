"""Letters with marks are one sign each, not a letter and a mark after it.

Both look alike, but searches, comparisons and digests tell them apart: `ő` made of
two signs is not found by who types `ő`. The standard form is called NFC.

```bytes conforms
---\\nid: PO-01\\ntitle: \\u0151szi\\n---\\n\\u0151szi
```

```bytes breaks
---\\nid: PO-01\\ntitle: o\\u030bszi\\n---\\nszi
```
"""

import unicodedata
from collections.abc import Iterator
from functools import partial

from qms.i18n import N_
from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.mend import Mend
from qms.model.rule import Hits
from qms.model.words_mended import words_mended

CODE = "QMS805"
SEVERITY = "warning"
MESSAGE = N_("{word} holds a letter made of two signs; lines concerned: {count}")
REMEDY = N_("let the editor normalise the text to NFC, or type the letters anew")

# combining marks begin with these bytes; no other way out of NFC is met in practice
MARKS = (b"\xcc", b"\xcd")


def check(document: Document) -> Hits:
    """The first line that is not composed, with the number of all such lines."""
    if not any(mark in document.source.data for mark in MARKS):
        return
    lines = document.source.lines
    parted = [
        number
        for number, line in enumerate(lines)
        if not unicodedata.is_normalized("NFC", line)
    ]
    if parted:
        line = lines[parted[0]]
        column, word = _first_word(line)
        values: dict[str, Scrap] = {"count": len(parted), "word": word}
        yield document.on(parted[0] + 1, column), values


def _first_word(line: str) -> tuple[int, str]:
    for word in line.split():
        if not unicodedata.is_normalized("NFC", word):
            return line.index(word) + 1, unicodedata.normalize("NFC", word)
    return 1, line


def mend(document: Document) -> Iterator[Mend]:
    """Every such word in one sign a letter."""
    if any(mark in document.source.data for mark in MARKS):
        yield from words_mended(
            document.source.lines, partial(unicodedata.normalize, "NFC")
        )
