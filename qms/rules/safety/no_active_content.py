"""A document holds nothing that a browser would run.

A script in a text is approved by people who cannot see it and runs on the page of
every citizen. qms removes it from its own pages; other readers may not.

```markdown conforms
# Purpose

A tag such as `<script>` is spoken of; see [the law](https://example.org/javascript).
```

```markdown breaks
# Purpose

Read <script>alert(1)</script> this.
```

```markdown breaks
# Purpose

Read [this](JavaScript:alert(1)).
```

```charter breaks
equality: Everyone is <img src=x onerror=alert(1)> treated alike.
```
"""

import re
from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.entities import unescaped
from qms.model.marks import DEFINITION
from qms.model.prose import prose
from qms.model.rule import Hits

CODE = "QMS901"
SEVERITY = "error"
MESSAGE = N_("{text} would be run by a browser")
REMEDY = N_("take it out; what is only spoken of stands between backticks")

RUN = re.compile(
    r"<\s*/?(?:script|iframe|frame|object|embed|applet|form|base|meta|link|svg|math)\b"
    r"|<[a-z][^<>]*?\son[a-z]{3,}\s*=|\{[^{}]*?\bon[a-z]{3,}\s*=\s*[\"']",
    re.I,
)
SCHEME = re.compile(r"(?:java|vb|live)script:|data:(?:text/html|image/svg)", re.I)
BLANK = re.compile(r"[\x00-\x20]")
HINTS = (b"script:", b"data:")


def check(document: Document) -> Hits:
    """Every tag, handler or address that a browser would run."""
    if "<" in document.source.text or "{" in document.outline.text:
        for number, line in prose(document):
            for match in RUN.finditer(line):
                yield document.on(number, match.start() + 1), {"text": match[0][:40]}
    for number, column, target in _targets(document):
        address = BLANK.sub("", unescaped(target))
        if SCHEME.match(address):
            yield document.on(number, column), {"text": address[:40]}


def _targets(document: Document) -> Iterator[tuple[int, int, str]]:
    """Every address that the text links to, and every one in the front matter."""
    outline = document.outline
    for link in outline.links:
        yield link.line, link.column, link.target
    if DEFINITION in outline.marks:
        for index, line in enumerate(outline.lines):
            if outline.marks[index] == DEFINITION:
                yield outline.line(index), 1, line.partition("]:")[2].strip(" <")
    data = document.source.data
    end = len(data) if document.is_data else data.find(b"\n---\n") + 1
    head = data[:end].lower()
    if any(hint in head for hint in HINTS) or "<" in outline.text:
        for number, line in prose(document):
            for match in SCHEME.finditer(line):
                if number < outline.first or line[match.start() - 1] == "<":
                    yield number, match.start() + 1, match[0]
