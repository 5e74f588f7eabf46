"""Every suggestion that was accepted leads to an action.

"We take it on" that nobody carries out is the answer that people remember longest.

```files conforms
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion, answered: 2026-03-09,
 decision: {outcome: accepted, on: 2026-03-06}, leads_to: [ACT-01]}
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A bench, from: OB-01}
```

```files breaks
=== records/feedback/FB-01.yaml
{qms: 1, id: FB-01, kind: feedback, sort: suggestion, answered: 2026-03-09,
 decision: {outcome: accepted, on: 2026-03-06}}
```
"""

from qms.i18n import N_
from qms.model.chain.links import FEEDBACK
from qms.model.fields.chain import ACCEPTED
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS552"
SEVERITY = "warning"
MESSAGE = N_("{record} was accepted, and leads to nothing")
REMEDY = N_("begin what was promised: qms new action --from {record}")


def check(register: Register) -> Hits:
    """Every feedback that was accepted, that names nothing, and that nothing names."""
    named = {
        str(name) for record in register.records for name in record.fields.texts("from")
    }
    for record in register.records_of(FEEDBACK):
        outcome = record.fields.fields("decision").text("outcome")
        leads = any(True for _each in record.fields.texts("leads_to"))
        if outcome in ACCEPTED and not leads and record.id not in named:
            yield Place(record.path, at="decision"), {"record": str(record.id)}
