"""Every edition of a standard that is cited or claimed is still current.

Conformity to an edition whose certificates have ended is conformity to nothing. The
day on which they ended stands in the catalogue of the edition; each document is told
once for an edition, where it is met first.

```markdown conforms
# Purpose

We work to NORM 100:2020.
```

```markdown breaks
# Purpose

We work to NORM 100: 2010.
```

```yaml conforms as_of=2021-12-31
clauses: ["NORM 100:2010 4.1"]
```

```yaml breaks as_of=2022-01-01
clauses: ["NORM 100:2010 4.1"]
```
"""

from collections.abc import Iterator
from functools import cache

from qms.i18n import N_
from qms.model.clause import ClauseRef, clause_or_none
from qms.model.facts import Facts, Named
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS301"
SEVERITY = "error"
MESSAGE = N_("{standard} is cited, but certificates to it ended on {day}")
REMEDY = N_("change to the edition that is current, and compare the text with it")


def check(register: Register) -> Hits:
    """Every edition that a document cites and that has ended by the day."""

    @cache
    def ended(text: str) -> tuple[ClauseRef, str] | None:
        named = clause_or_none(text)
        edition = register.standards.edition(named) if named else None
        if named is None or edition is None or edition.ended is None:
            return None
        is_over = edition.ended <= register.as_of
        return (named.whole, edition.ended.isoformat()) if is_over else None

    for facts in register.documents:
        told: set[ClauseRef] = set()
        for text, at in _cited(facts):
            found = ended(text)
            if found and found[0] not in told:
                told.add(found[0])
                values = {"standard": str(found[0]), "day": found[1]}
                yield Place(facts.path, at=at), values


def _cited(facts: Facts) -> Iterator[Named]:
    for text in facts.standards:
        yield text, f"text:{text}"
    for index, text in enumerate(facts.clauses):
        yield text, f"clauses.{index}"
