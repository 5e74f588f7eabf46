"""Every clause that a document claims is a clause of its standard.

The claim is what the coverage table is made from: one of a clause that does not
exist answers nothing. Editions of which there is no catalogue are another rule's.

```yaml conforms
clauses: ["NORM 100:2020 4.1"]
```

```yaml breaks
clauses: ["NORM 100:2020 4.9"]
```
"""

from functools import partial

from qms.i18n import N_
from qms.model.claims import claims_of, judged
from qms.model.clause import ClauseRef
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits
from qms.model.standard import Standards

CODE = "QMS409"
SEVERITY = "error"
MESSAGE = N_("{standard} has no clause {clause}")
REMEDY = N_("correct the number, or the edition that stands before it")


def check(register: Register) -> Hits:
    """Every claimed clause that the catalogue of its edition lacks."""
    is_missing = judged(partial(_is_missing, register.standards))
    for path, at, text in claims_of(register):
        clause = is_missing(text)
        if clause:
            yield (
                Place(path, at=at),
                {"standard": str(clause.whole), "clause": clause.clause},
            )


def _is_missing(standards: Standards, clause: ClauseRef) -> bool:
    edition = standards.edition(clause) if clause.clause else None
    return edition is not None and not edition.has(clause.clause)
