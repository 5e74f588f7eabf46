"""Every office that is named is one that governance knows.

A step of an office that does not exist is done by nobody. Offices are known from
the profile, from the mandates and from the staff record.

```yaml conforms
owner: registry
```

```yaml breaks
owner: registri
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.nearest import nearest
from qms.model.register import PEOPLE_PATH, PROFILE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS408"
SEVERITY = "error"
MESSAGE = N_("{office} is no office that governance knows")
REMEDY = N_("correct the name, or add the office; the nearest known one is: {nearest}")


def check(register: Register) -> Hits:
    """Every office in documents, records and governance that is not known."""
    known = register.offices
    if not known:
        return
    for facts in register.documents:
        for office, at in facts.offices:
            if office not in known:
                yield Place(facts.path, at=at), _values(office, known)
    for place, office in _named(register):
        if office and office not in known:
            yield place, _values(office, known)


def _values(office: str, known: frozenset[str]) -> dict[str, str]:
    return {"office": office, "nearest": nearest(office, known)}


def _named(register: Register) -> Iterator[tuple[Place, str]]:
    for number, row in enumerate(register.people.raw.rows("deputies")):
        yield Place(PEOPLE_PATH, at=f"deputies.{number}.office"), row.text("office")
    for name, process in register.profile.processes.items():
        place = Place(PROFILE_PATH, at=f"processes.{name}.owner")
        yield place, process.text("owner")
    for record in register.records:
        for name in ("owner", "office"):
            yield Place(record.path, at=name), record.fields.text(name)
