"""Every change to a new edition of a standard is planned while there is time.

When a new edition is out, the old one stays valid for a few years. The last day
stands in the catalogue; whether a person compared it with its source is told too.

```files conforms
=== overrides/standards/norm-100-2020.yaml
{qms: 1, id: NORM 100, edition: 2020, title: {en: A norm}, sources: [], clauses: []}
```

```files breaks
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

CODE = "QMS302"
SEVERITY = "note"
MESSAGE = N_("{standard} gives way to the edition of {next} by {day} ({trust})")
REMEDY = N_("plan the change: compare the clauses, and name who does what by when")
SPOKEN = ("trust",)
VERIFIED = N_("compared with its source")
UNVERIFIED = N_("not yet compared with its source")
URGENT = "12 months"


def check(register: Register) -> Hits:
    """Every edition of the profile that is replaced, but not within the year."""
    for each in transitions(register):
        if after(register.as_of, URGENT) < each.until:
            yield (
                Place(PROFILE_PATH, at=f"standards.{each.index}"),
                {
                    "standard": str(each.edition),
                    "next": each.following or "–",
                    "day": each.until.isoformat(),
                    "trust": VERIFIED if each.is_verified else UNVERIFIED,
                },
            )
