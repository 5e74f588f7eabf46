"""Every legal fact of the profile was compared with its source within the interval.

Laws change without a letter to the office. The interval is the profile's
`check_every`, and twelve months where it names none.

```files conforms as_of=2027-11-01
=== procedures/PO-01.md
title: A procedure
```

```files breaks as_of=2027-11-02
=== procedures/PO-01.md
title: A procedure
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.checked import YEARLY, overdue_since
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS303"
SEVERITY = "warning"
MESSAGE = N_("{fact} was last compared with its source on {day}; the check is overdue")
REMEDY = N_("compare it with the text of the law, and write today's day in as_of")
LISTS = ("sources", "limits", "general_standards", "reports")


def check(register: Register) -> Hits:
    """Every source, limit, general standard and report whose check is overdue."""
    every = register.profile.raw.text("check_every") or YEARLY
    for at, row in _facts(register.profile.raw):
        as_of = row.text("as_of")
        if overdue_since(as_of, every, register.as_of):
            values = {"fact": row.text("id") or "–", "day": str(as_of)}
            yield Place(PROFILE_PATH, at=at), values


def _facts(profile: Fields) -> Iterator[tuple[str, Fields]]:
    for name in LISTS:
        for number, row in enumerate(profile.rows(name)):
            yield f"{name}.{number}.as_of", row
