"""A promise is measured once in a period, unless a later record replaces an earlier.

Of two figures for one period people would show the better one.

```files conforms
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
=== records/measurements/MES-2026-002.yaml
{qms: 1, id: MES-2026-002, kind: measurement, period: 2026-Q3, as_of: 2026-10-09,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-09, replaces: MES-2026-001,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 31}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 4}]}
```

```files breaks
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
=== records/measurements/MES-2026-002.yaml
{qms: 1, id: MES-2026-002, kind: measurement, period: 2026-Q3, as_of: 2026-10-09,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-09,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 31}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 4}]}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.measured_rows import measured_rows
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS523"
SEVERITY = "error"
MESSAGE = N_("{promise} of {period} is measured in {other} already")
REMEDY = N_("keep one, or let the later one say which it replaces: replaces: {other}")


def check(register: Register) -> Hits:
    """Every promise that a second record measures in the same period."""
    replaced = {
        str(each.fields.text("replaces")) for each in register.records_of("measurement")
    }
    known: dict[tuple[str, str, str], str] = {}
    for record, row in measured_rows(register):
        if str(record.id) in replaced:
            continue
        charter = str(record.fields.fields("charter").text("id"))
        promise = str(row.text("promise")).rpartition("/")[2]
        key = (charter, promise, str(record.fields.text("period")))
        other = known.setdefault(key, str(record.id))
        if other != record.id:
            values = {"promise": promise, "period": key[2], "other": other}
            yield Place(record.path, row.line, row.column), values
