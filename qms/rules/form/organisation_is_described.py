"""The organisation, its people and its rules are described.

`qms.yaml` names the organisation and its languages, `governance/people.yaml` those
who may sign, and `governance/profile.yaml` what must hold. Without one of them the
rest cannot be judged.

```files conforms
=== qms.yaml
languages: [en]
```

```files breaks
=== governance/profile.yaml
(absent)
```

```files breaks
=== qms.yaml
languages: []
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.located import Fields, Items
from qms.model.register import ORGANISATION_PATH, PEOPLE_PATH, PROFILE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS166"
SEVERITY = "error"
MESSAGE = N_("nothing is said about {lacking}")
REMEDY = N_("make the file with qms init, or complete it as docs/formats.md shows")
SPOKEN = ("lacking",)


def check(register: Register) -> Hits:
    """Every file of the house that is absent, and an empty list of languages."""
    unread = {finding.place.path for finding in register.findings}
    for path, fields, lacking in _files(register):
        if not fields and path not in unread:
            yield Place(path), {"lacking": lacking}
    if register.organisation.raw.get("languages") == Items():
        lacking = N_("the languages of the organisation")
        yield Place(ORGANISATION_PATH, at="languages"), {"lacking": lacking}


def _files(register: Register) -> Iterator[tuple[str, Fields, str]]:
    organisation = register.organisation.raw
    yield ORGANISATION_PATH, organisation, N_("the organisation itself")
    yield PEOPLE_PATH, register.people.raw, N_("the people who may sign")
    yield PROFILE_PATH, register.profile.raw, N_("the rules that documents follow")
