"""Every abbreviation is spelt out once.

A citizen, a new colleague, an auditor from elsewhere does not know what the office
has called UAT for twenty years. It stands among the definitions, or in brackets
after the full words, or among the abbreviations of the profile.

```markdown conforms
# Purpose

The general council (GC) decides within the EU; chapter XIV says how.

# Definitions

- **UAT** – the town as a unit of administration

# Activity

UAT pays; it must NOT wait, and not ask.
```

```markdown breaks
# Purpose

UAT pays.
```
"""

import re

from qms.i18n import N_
from qms.model.definitions import definitions
from qms.model.document import Document
from qms.model.inline import without_code
from qms.model.marks import CODE as CODE_MARK
from qms.model.marks import HEADING
from qms.model.outline import UPPER
from qms.model.rule import Hits

CODE = "QMS150"
SEVERITY = "warning"
MESSAGE = N_("abbreviation {word} is not defined")
REMEDY = N_(
    "define it in the section of definitions: - **{word}** – what it stands for"
)

LONGEST = 7
MOST = 50
WORD = re.compile(r"[^\W\d_]{2,}")
NUMERAL = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}X{0,3})(?:IX|IV|V?I{0,3})\Z")


def check(document: Document) -> Hits:
    """Every word of capitals that neither the text nor the profile spells out."""
    if not document.has_text:
        return
    strange = [
        word
        for word in document.outline.capitals - document.house.abbreviations
        if word.isalpha() and len(word) <= LONGEST and not NUMERAL.match(word)
    ]
    if not strange:
        return
    names = {name for each in definitions(document) for name in each.names}
    listed = {word for name in names for word in re.findall(r"\w+", name)}
    for word in sorted(strange)[:MOST]:
        if word not in listed and not _is_explained(document.outline.text, word):
            place = _place(document, word)
            if place:
                yield document.on_index(*place), {"word": word}


def _is_explained(text: str, word: str) -> bool:
    """Whether the text puts it in brackets, explains it, or has it in small letters."""
    lower = word.lower()
    if lower in text and re.search(rf"(?<!\w){lower}(?!\w)", text):
        return True
    spelt = (
        rf"\((?:[^()]*[\s:„“”\"'«*])?{word}[“”\"'»*]*\)",
        rf"(?<!\w){word}(?:-\w+)?[*_]*\s*\([^()]*[^\W\d_]{{3}}[^()]*\)",
        rf"(?m)^[ \t]*(?:[-*+|][ \t]*)[*_]*{word}[*_]*[ \t]*(?:[–—:=|]|-[ \t])",
    )
    return any(re.search(form, text) for form in spelt)


def _place(document: Document, word: str) -> tuple[int, int] | None:
    """Index and column of the first use that is no shouting."""
    outline = document.outline
    whole = re.compile(rf"(?<![\w/.#@-]){word}(?!\w)")
    shouted = re.compile(
        rf"[{UPPER}]{{{LONGEST + 1},}}\s+{word}|{word}\s+[{UPPER}]{{8,}}"
    )
    for index, line in enumerate(outline.lines):
        if word not in line or outline.marks[index] in (CODE_MARK, HEADING):
            continue
        prose = without_code(line)
        match = whole.search(prose)
        if match and not _is_loud(prose) and not shouted.search(prose):
            return index, match.start() + 1
    return None


def _is_loud(line: str) -> bool:
    """Whether several words stand in a line, all in capitals."""
    return line.upper() == line and len(WORD.findall(line)) > 1
