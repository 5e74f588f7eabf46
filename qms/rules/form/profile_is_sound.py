"""The profile does not contradict itself.

Its steps and acts name offices that exist, its pairs of separate duties name steps,
its example ids fit their patterns and those of no other kind, its generated sections
are made from fields that documents have, the days of its calendar end after they
begin, each told once, and the calendar is known through the next year at most.

```files conforms
=== governance/profile.yaml
acts: {release: [mayor]}
```

```files breaks
=== governance/profile.yaml
acts: {release: [major]}
```

```files breaks
=== governance/profile.yaml
kinds:
  procedure: {title: {en: Procedure}, id: "PO-[0-9]{2}", example: PO-1}
```

```files breaks
=== governance/profile.yaml
calendar:
  days:
    - {on: 2026-12-28, until: 2026-12-30, kind: standstill, name: Break}
    - {on: 2026-12-29, kind: working, name: On duty}
```

```files breaks as_of=2026-11-22
=== governance/profile.yaml
calendar: {known_until: 2062}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits
from qms.model.sound_days import odd_years
from qms.model.soundness import Contradiction, contradictions

CODE = "QMS168"
SEVERITY = "error"
MESSAGE = N_("the profile contradicts itself at {name}: {problem}")
REMEDY = N_("correct the name here, or add what it names")
SPOKEN = ("problem",)


def check(register: Register) -> Hits:
    """Every name of the profile that names nothing, and every id of two kinds."""
    profile = register.profile
    far = map(Contradiction._make, odd_years(profile.raw, register.as_of))
    for found in (*contradictions(profile, register.offices), *far):
        values = {"name": str(found.name), "problem": found.problem}
        yield Place(PROFILE_PATH, at=found.at), values
