"""Every measurement names a case log that is on record.

Without it nobody can tell how the cases were read, and nobody can count them again.

```files conforms
=== records/case-logs/LOG-A.yaml
{qms: 1, id: LOG-A, kind: case-log, times: {style: iso},
 columns: {case: no, start: in, stop: out}, cases: [{promise: petition-reply}]}
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
```

```files breaks
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-GONE, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS522"
SEVERITY = "error"
MESSAGE = N_("{record} was counted by the case log {log}, which is not on record")
REMEDY = N_("bring the record of that log back: git log -- records")


def check(register: Register) -> Hits:
    """Every measurement whose log is not on record."""
    logs = {str(each.id) for each in register.records_of("case-log")}
    for record in register.records_of("measurement"):
        log = str(record.fields.fields("log").text("id"))
        if log and log not in logs:
            yield Place(record.path, at="log"), {"record": str(record.id), "log": log}
