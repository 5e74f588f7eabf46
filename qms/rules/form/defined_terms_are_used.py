"""Every term that is defined is used.

A list of definitions copied from another procedure hides the few that matter here.

```markdown conforms
# Purpose

How we answer petitions.

# Definitions

- **petition** – a letter that asks for something

# Activity

The registry writes it down.
```

```markdown breaks
# Purpose

How we answer letters.

# Definitions

- **ombudsman** – who hears complaints about offices

# Activity

The registry writes it down.
```
"""

from qms.i18n import N_
from qms.model.definitions import SECTION, definitions
from qms.model.document import Document
from qms.model.rule import Hits
from qms.model.stem import plain, stems

CODE = "QMS151"
SEVERITY = "note"
MOST = 200
MESSAGE = N_("{term} is defined here, but used nowhere else")
REMEDY = N_("remove the definition, or use the term where it is meant")


def check(document: Document) -> Hits:
    """Every definition of which no form appears elsewhere in the file."""
    if not document.has_text:
        return
    defined = definitions(document)
    if not defined:
        return
    parts = _elsewhere(document)
    for each in defined[:MOST]:
        if not any(_is_used(name, parts) for name in each.names):
            yield document.on_index(each.index), {"term": each.term}


def _is_used(name: str, parts: tuple[str, ...]) -> bool:
    """Whether every word of a name appears, in whatever case or inflection."""
    wanted = stems(name)
    if all(any(stem in part for part in parts) for stem in wanted):
        return True
    folded = plain("\n".join(parts))
    return all(plain(stem)[:4] in folded for stem in wanted)


def _elsewhere(document: Document) -> tuple[str, ...]:
    """The file before and after its section of definitions."""
    section = document.section(SECTION)
    if section is None:
        return (document.source.text,)
    outline, text = document.outline, document.source.text
    start, end = outline.under(section.heading)
    first = len(text) - len(outline.text) + _length(outline.lines[: start - 1])
    last = first + _length(outline.lines[start - 1 : end])
    return text[last:], text[:first]


def _length(lines: list[str]) -> int:
    return sum(map(len, lines)) + len(lines)
