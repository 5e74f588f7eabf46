"""A charter's language version has a text for everything that the charter says.

A promise that stands in one language only is no promise to those who read another.
And a text under an id that the charter does not know promises what nobody approved.

```files conforms
=== procedures/CH-01.ro.yaml
id: CH-01
title: Ce promitem
language: ro
translates: {edition: 1, revision: 0}
purpose: Ce puteți aștepta de la noi.
bound: Toți cei care lucrează la birou.
for: Cetățeni și firme.
equality: Toți sunt tratați la fel.
principles: {openness: Spunem ce facem.}
services: {petitions: {title: Petiții}}
promises: {petition-reply: {text: Răspundem la 90 % din petiții în 20 de zile.}}
standards: {queue: Așteptați cel mult 20 de minute.}
expectations: [Aduceți ce cere lista.]
dissatisfied: {complaint: {text: Scrieți-ne.}}
```

```files breaks
=== procedures/CH-01.ro.yaml
id: CH-01
title: Ce promitem
language: ro
translates: {edition: 1, revision: 0}
purpose: Ce puteți aștepta de la noi.
bound: Toți cei care lucrează la birou.
for: Cetățeni și firme.
equality: Toți sunt tratați la fel.
principles: {openness: Spunem ce facem.}
services: {petitions: {title: Petiții}}
promises: {quick-reply: {text: Răspundem repede.}}
standards: {queue: Așteptați cel mult 20 de minute.}
expectations: [Aduceți ce cere lista.]
dissatisfied: {complaint: {text: Scrieți-ne.}}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.located import Fields, is_nothing
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS809"
SEVERITY = "error"
MESSAGE = N_("{part}: without a text here: {missing}; not in the source: {unknown}")
REMEDY = N_("give each its text under the source's own id, and take out what it lacks")

BY_ID = ("principles", "services", "promises", "standards")
WHOLE = ("purpose", "bound", "for", "equality", "expectations", "dissatisfied")
HEAD = "charter"
NONE = "–"


def check(register: Register) -> Hits:
    """Every part of a version whose ids are not the source's."""
    sources = {
        str(each.id): each
        for each in register.charters
        if each.is_charter and not each.is_version
    }
    for version in register.charters:
        source = sources.get(str(version.id))
        if not version.is_version or source is None:
            continue
        for part, missing, unknown in _differences(source.head, version):
            values = {
                "part": part,
                "missing": ", ".join(missing) or NONE,
                "unknown": ", ".join(unknown) or NONE,
            }
            yield version.at_key("title" if part == HEAD else part), values


def _differences(
    source: Fields, version: Document
) -> Iterator[tuple[str, list[str], list[str]]]:
    head = version.head
    lacking = [
        name
        for name in WHOLE
        if not is_nothing(source.get(name)) and is_nothing(head.get(name))
    ]
    if lacking:
        yield HEAD, lacking, []
    for part in BY_ID:
        ids = [str(row.text("id")) for row in source.rows(part)]
        texts = head.fields(part)
        missing = [name for name in ids if is_nothing(texts.get(name))]
        unknown = [str(name) for name in texts if name not in ids]
        if missing or unknown:
            yield part, missing, unknown
