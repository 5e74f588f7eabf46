"""Every concession in force names a rule that there is, and a document or a file.

A slip of the pen in a permission permits nothing, and nobody notices.

```files conforms
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PC-01,
 who: stone.mary, office: mayor, why: it will be mended, until: 2026-12-31}
```

```files breaks
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-99,
 who: stone.mary, office: mayor, why: it will be mended, until: 2026-12-31}
```

```files breaks
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS000, document: PC-01,
 who: stone.mary, office: mayor, why: it will be mended, until: 2026-12-31}
```
"""

from qms.i18n import N_
from qms.model.concession import Cover, covers, is_in_force
from qms.model.finding import Place
from qms.model.register import (
    ORGANISATION_PATH,
    PEOPLE_PATH,
    PROFILE_PATH,
    Register,
)
from qms.model.rule import Hits

CODE = "QMS503"
SEVERITY = "warning"
MESSAGE = N_("the concession names {name}, which is no {sort}")
REMEDY = N_("correct it: a rule by its code, a document by its id or the file's path")
SPOKEN = ("sort",)
RULE = N_("rule of qms")
DOCUMENT = N_("document, record or file")
FIELDS = ("rule", "document")
HOUSE = frozenset({ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH, ""})


def check(register: Register) -> Hits:
    """Every line of a concession in force that names what there is not."""
    known: frozenset[str] = frozenset()
    for cover in covers(register.records):
        if not is_in_force(cover.record, register.as_of):
            continue
        known = known or _known(register)
        if register.codes and cover.rule not in register.codes:
            yield place_in(cover, "rule"), {"name": cover.rule or "–", "sort": RULE}
        if cover.document not in known:
            yield place_in(cover, "document"), {"name": cover.document, "sort": DOCUMENT}


def _known(register: Register) -> frozenset[str]:
    documents = {each.id for each in register.documents}
    records = {record.path for record in register.records} | register.record_ids
    return register.paths | documents | records | HOUSE


def place_in(cover: Cover, name: str) -> Place:
    """The place of a field of a concession's line, or of the line that lacks it."""
    value = cover.row.get(name, cover.row)
    return Place(cover.record.path, value.line, value.column)
