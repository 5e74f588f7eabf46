"""Every person that a record or a deputising names is known.

A permission by someone whom governance does not know is a permission by nobody.
People who sign stand in governance/people.yaml, the others in records/staff.yaml.

```files conforms
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01,
 who: stone.mary, office: mayor, why: it will be mended, until: 2026-12-31}
```

```files breaks
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, rule: QMS130, document: PO-01,
 who: stone.marie, office: mayor, why: it will be mended, until: 2026-12-31}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.leaves import PERSON
from qms.model.located import Fields, Scalar
from qms.model.nearest import nearest
from qms.model.register import PEOPLE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS407"
SEVERITY = "error"
MESSAGE = N_("{person} is nobody whom governance knows")
REMEDY = N_("correct the id, or add the person; the nearest known id is: {nearest}")


def check(register: Register) -> Hits:
    """Every id of a person that stands in neither list of people."""
    people = register.people
    staff = {row.text("person") for row in people.staff.rows("offices")}
    known = frozenset(people.by_id.keys() | staff)
    for path, person in _named(register):
        if person not in known:
            values = {"person": person, "nearest": nearest(str(person), known)}
            yield Place(path, person.line, person.column), values


def _named(register: Register) -> Iterator[tuple[str, Scalar]]:
    raw = register.people.raw
    for name, roles in (("deputies", ("of", "to")), ("absences", ("person",))):
        for row in raw.rows(name):
            yield from ((PEOPLE_PATH, each) for each in _texts(row, *roles))
    for record in register.records:
        for person in _texts(record.fields, "who"):
            yield record.path, person
        values = record.fields.fields("indicator").rows("values")
        for entry in (*record.fields.rows("log"), *values):
            for person in _texts(entry, "by"):
                if PERSON.match(person):
                    yield record.path, person


def _texts(row: Fields, *names: str) -> Iterator[Scalar]:
    for name in names:
        value = row.get(name)
        if isinstance(value, Scalar):
            yield value
