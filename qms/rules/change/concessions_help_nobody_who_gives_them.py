"""Nobody allows himself what a rule forbids.

A concession is given by somebody who does not gain by it: not by the office that owns
the text, not in the same change that alters the text, and not in an office that comes
with the change itself.

```change conforms
=== change
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, opened: 2026-11-02, rule: QMS142,
 document: PO-01, who: stone.mary, office: mayor, why: soon, until: 2027-01-31}
```

```change breaks
=== change
=== records/concessions/CON-01.yaml
{qms: 1, id: CON-01, kind: concession, opened: 2026-11-02, rule: QMS142,
 document: PO-01, who: brook.paul, office: registry, why: soon, until: 2027-01-31}
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.conceded import gains_of, new_covers
from qms.model.change.recorded import place_in
from qms.model.rule import Hits

CODE = "QMS712"
SEVERITY = "error"
MESSAGE = N_("concession {concession} must be given by somebody apart: {reason}")
REMEDY = N_("have it given by another office, in a change of its own")
SPOKEN = ("reason",)


def check(change: Change) -> Hits:
    """Every concession added or widened, with the first gain of who gives it."""
    for record, cover in new_covers(change):
        for field, reason, values in gains_of(change, record, cover):
            told = {"concession": str(record.id), "reason": reason, **values}
            yield place_in(record, field), told
            break
