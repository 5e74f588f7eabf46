"""Every clause that does not apply is a clause, and says why it does not.

An exclusion without a reason is a gap with a name.

```files conforms
=== governance/profile.yaml
not_applicable: [{clause: "NORM 100:2020 4.3", reason: nothing is designed here}]
```

```files breaks
=== governance/profile.yaml
not_applicable: [{clause: "NORM 100:2020 4.3"}]
```
"""

from qms.i18n import N_
from qms.model.clause import clause_or_none
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits

CODE = "QMS414"
SEVERITY = "error"
MESSAGE = N_("the exclusion of {clause} does not hold: {trouble}")
REMEDY = N_("give the clause as its catalogue numbers it, and the reason in a sentence")
SPOKEN = ("trouble",)
NO_REASON = N_("it gives no reason")
NO_CLAUSE = N_("there is no such clause")


def check(register: Register) -> Hits:
    """Every exclusion without a reason, or of a clause that there is not."""
    for number, row in enumerate(register.profile.raw.rows("not_applicable")):
        trouble = _trouble(register, row)
        if trouble:
            place = Place(PROFILE_PATH, at=f"not_applicable.{number}")
            yield place, {"clause": row.text("clause") or "–", "trouble": trouble}


def _trouble(register: Register, row: Fields) -> str:
    if not row.text("reason").strip():
        return NO_REASON
    clause = clause_or_none(row.text("clause"))
    edition = register.standards.edition(clause) if clause else None
    if clause and edition and not edition.has(clause.clause):
        return NO_CLAUSE
    return ""
