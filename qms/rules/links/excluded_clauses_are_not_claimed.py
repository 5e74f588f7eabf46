"""No document claims a clause that the office has excluded.

Either the clause applies, and somebody answers it, or it does not: an auditor who
reads both believes neither.

```yaml conforms
clauses: ["NORM 100:2020 4.1"]
```

```yaml breaks
clauses: ["NORM 100:2020 4.3"]
```
"""

from functools import partial

from qms.i18n import N_
from qms.model.claims import claims_of, judged
from qms.model.clause import ClauseRef
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS420"
SEVERITY = "error"
MESSAGE = N_("{clause} is claimed, but the profile says that it does not apply")
REMEDY = N_("remove the claim, or the exclusion in governance/profile.yaml")


def check(register: Register) -> Hits:
    """Every claim of a clause that is excluded, alone or with its group."""
    excluded = frozenset(register.profile.not_applicable)
    if not excluded:
        return
    is_excluded = judged(partial(_is_in, excluded))
    for path, at, text in claims_of(register):
        clause = is_excluded(text)
        if clause:
            yield Place(path, at=at), {"clause": str(clause)}


def _is_in(excluded: frozenset[ClauseRef], clause: ClauseRef) -> bool:
    return not excluded.isdisjoint(clause.with_groups())
