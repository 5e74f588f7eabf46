"""Every office that documents make responsible is held by somebody.

Somebody with a mandate, or somebody of the staff record, by name or by head-count.
Offices that have to sign, and offices whose last mandate ended, are told by rules
of their own.

```files conforms
=== procedures/PO-01.md
owner: registry
```

```files breaks
=== procedures/PO-01.md
steps: [{id: s1, title: keep the file, office: archive}]
=== governance/profile.yaml
offices:
  mayor: {title: {en: Mayor}}
  quality-officer: {head: mayor}
  registrar: {head: mayor}
  registry: {head: public-relations-head}
  public-relations-head: {head: mayor}
  archive: {head: mayor}
=== records/staff.yaml
qms: 1
id: STAFF
kind: staff
offices: [{office: archive, count: 0}]
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.seats import vacant_offices

CODE = "QMS312"
SEVERITY = "warning"
MESSAGE = N_("{office} is made responsible here, but nobody holds this office")
REMEDY = N_("give it a holder in governance/people.yaml or records/staff.yaml")


def check(register: Register) -> Hits:
    """Every known office of a document that nobody holds, where it is met first."""
    people = register.people
    once_held = {mandate.text("office") for _, mandate in people.mandates()}
    told = set(once_held | vacant_offices(register))
    for facts in register.documents:
        for office, at in facts.offices:
            if office in told or office not in register.offices:
                continue
            told.add(office)
            if not people.is_held(office, register.as_of):
                yield Place(facts.path, at=at), {"office": office}
