"""Pictures lie beside the text, not on somebody else's server.

A remote picture tells its owner who reads the document and when, may change after
approval, and is missing on paper and in the archive.

```markdown conforms
# Purpose

![The way of a petition](PO-01/way.svg) is told [elsewhere](https://example.org) too.
```

```markdown breaks
# Purpose

![The way of a petition](https://example.org/way.svg)
```
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import DEFINITION
from qms.model.prose import prose
from qms.model.rule import Hits

CODE = "QMS902"
SEVERITY = "error"
MESSAGE = N_("the picture is fetched from another server: {target}")
REMEDY = N_("save it beside the document, list it in attachments, and show that file")

REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.I)
TAG = re.compile(
    r"<(?:img|video|audio|source|image)\b[^<>]*?(?:src|href|srcset|poster)\s*=\s*[\"']?"
    r"((?:https?:)?//[^\s\"'<>]*)",
    re.I,
)
INLINE = re.compile(r"!\[[^\[\]]*\]\(\s*<?((?:https?:)?//[^\s)>]*)", re.I)
LABEL = re.compile(r"!\[([^\[\]]*)\](?:\[([^\[\]]*)\])?(?!\()")


def check(document: Document) -> Hits:
    """Every picture whose address names a server."""
    for number, column, target in _pictures(document):
        if REMOTE.match(target):
            yield document.on(number, column), {"target": target[:80]}


def _pictures(document: Document) -> Iterator[tuple[int, int, str]]:
    outline, text = document.outline, document.source.text
    for link in outline.links:
        if link.is_image:
            yield link.line, link.column, link.target
    if "!" in outline.text and DEFINITION in outline.marks:
        yield from _by_label(document)
    has_picture = document.is_data and "![" in text
    if "<" in text or has_picture:
        for number, line in prose(document):
            for match in TAG.finditer(line):
                yield number, match.start(1) + 1, match[1]
            for match in INLINE.finditer(line) if has_picture else ():
                yield number, match.start(1) + 1, match[1]


def _by_label(document: Document) -> Iterator[tuple[int, int, str]]:
    """The addresses of pictures that are named by a label."""
    outline = document.outline
    labels = {
        (match[2] or match[1]).casefold() for match in LABEL.finditer(outline.text)
    }
    for index, line in enumerate(outline.lines):
        if outline.marks[index] == DEFINITION:
            label, _, target = line.partition("]:")
            if label.strip(" [").casefold() in labels:
                yield outline.line(index), 1, target.strip(" <").split(" ")[0]
