"""Every clause that demands a document or a record is claimed, or does not apply.

For each edition that the office works to: a document claims the clause or the group
around it, or a kind of records does, or the profile says why it does not apply.

```files conforms
=== governance/profile.yaml
not_applicable: [{clause: "NORM 100:2020 4.3", reason: nothing is designed here}]
```

```files breaks
=== governance/profile.yaml
not_applicable: []
```
"""

from qms.i18n import N_
from qms.model.claims import claimed
from qms.model.clause import ClauseRef, clause_or_none
from qms.model.finding import Place
from qms.model.register import PROFILE_PATH, Register
from qms.model.rule import Hits
from qms.model.standard import Standard

CODE = "QMS413"
SEVERITY = "warning"
MESSAGE = N_("{clause} demands a document or a record, but none claims it: {title}")
REMEDY = N_("add the clause to a document that answers it, or exclude it with a reason")


def check(register: Register) -> Hits:
    """Every demanded clause that neither a claim nor an exclusion answers."""
    answered = claimed(register) | register.profile.not_applicable.keys()
    for index, text in enumerate(register.profile.raw.texts("standards")):
        named = clause_or_none(text)
        edition = register.standards.edition(named) if named else None
        if named is None or edition is None:
            continue
        for number in edition.demanded:
            clause = ClauseRef(named.standard, named.edition, number)
            if answered.isdisjoint(clause.with_groups()):
                title = _title(edition, number, register.organisation.binding)
                values = {"clause": str(clause), "title": title}
                yield Place(PROFILE_PATH, at=f"standards.{index}"), values


def _title(edition: Standard, number: str, language: str) -> str:
    titles = edition.clauses[number].fields("title")
    return titles.text(language) or titles.text("en") or "–"
