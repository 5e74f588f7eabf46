"""Every standard that is claimed has a catalogue of clauses.

Where there is none, nobody can tell whether the clause exists, whether the edition is
still current, or what else it demands. An office may add catalogues of its own.

```yaml conforms
clauses: ["NORM 100:2020 4.1"]
```

```yaml breaks
clauses: ["NORM 200:2020 4.1"]
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

CODE = "QMS419"
SEVERITY = "warning"
MESSAGE = N_("there is no catalogue of {standard}, so that the claim is not checked")
REMEDY = N_("correct number and edition, or add a catalogue in overrides/standards")


def check(register: Register) -> Hits:
    """Every claim of an edition that no catalogue describes."""
    is_unknown = judged(partial(_is_unknown, register.standards))
    for path, at, text in claims_of(register):
        clause = is_unknown(text)
        if clause:
            yield Place(path, at=at), {"standard": str(clause.whole)}


def _is_unknown(standards: Standards, clause: ClauseRef) -> bool:
    return standards.edition(clause) is None
