"""Every change to a new edition of a standard ends before the old one does.

In the last twelve months, and after the last day, the plan is due.

```files conforms as_of=2028-09-29
=== overrides/standards/norm-100-2020.yaml
{qms: 1, id: NORM 100, edition: 2020, title: {en: A norm}, sources: [], clauses: [],
 next: 2026, transition: {until: 2029-09-30, verified: false}}
```

```files breaks as_of=2028-09-30
=== overrides/standards/norm-100-2020.yaml
{qms: 1, id: NORM 100, edition: 2020, title: {en: A norm}, sources: [], clauses: [],
 next: 2026, transition: {until: 2029-09-30, verified: false}}
```
"""

from qms.i18n import N_
from qms.model.days import after
from qms.model.finding import Place
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits
from qms.model.transition import transitions

CODE = "QMS310"
SEVERITY = "warning"
MESSAGE = N_("the last day of {standard} is {day}; the next edition is that of {next}")
REMEDY = N_("work to the new edition, and name it under standards in the profile")
URGENT = "12 months"


def check(register: Register) -> Hits:
    """Every edition of the profile whose last day is near or past."""
    for each in transitions(register):
        if each.until <= after(register.as_of, URGENT):
            values = {
                "standard": str(each.edition),
                "day": each.until.isoformat(),
                "next": each.following or "–",
            }
            yield Place(PROFILE_PATH, at=f"standards.{each.index}"), values
