"""No placeholder is left to be filled.

`XX`, `TBD`, a row of dots or `[DD/MM/YYYY]` is a promise to write something later;
once the document is in force, later has passed. Forms have blanks to be filled in,
and a sign that is only spoken of stands between backticks.

```markdown conforms
# Purpose

The code of a procedure has the form `PO-XX`; in the XX century it had none.
```

```markdown breaks
# Purpose

Decision no. XX of [DD/MM/YYYY] names the office.
```

```yaml breaks
change: {reason: TBD, summary: all is new}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.placeholder import PHRASES, gaps, latin, may_have_gaps, phrases
from qms.model.prose import prose
from qms.model.rule import Hits

CODE = "QMS148"
SEVERITY = "error"
MESSAGE = N_("a gap is left to be filled: {text}")
REMEDY = N_("write what belongs here, or take it out; put mere signs in backticks")

FORM = "form"


def check(document: Document) -> Hits:
    """Every sign or word that stands for something still to be written."""
    words = _words(document)
    if not words and not may_have_gaps(document.source.signs):
        return
    has_blanks = document.kind is not None and document.kind.name == FORM
    own = document.house.profile.placeholders
    for number, line in prose(document):
        for column, text in (
            *gaps(line, has_blanks),
            *(phrases(line, words) if words else ()),
            *latin(line),
            *((line.find(each) + 1, each) for each in own if each in line),
        ):
            yield document.on(number, column), {"text": text}


def _words(document: Document) -> tuple[str, ...]:
    """The phrases and filling texts that stand anywhere in the file."""
    text = document.source.text
    spoken = PHRASES.get(document.language.partition("-")[0], ())
    own = document.house.profile.placeholders
    further = (each for each in own if not any(phrase in each for phrase in spoken))
    return tuple(each for each in (*spoken, "orem ipsum", *further) if each in text)
