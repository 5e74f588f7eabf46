"""The cases of a measurement add up: met, late and open past the limit are all of n.

A count that does not add up was typed over. What fewer than five cases gave is not
written at all, but for their number: of so few, people could be recognised.

```files conforms
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 12, met: 9, late: 2, open_late: 1, median: 14}]}
```

```files breaks
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 12, met: 11, late: 2, open_late: 1, median: 14}]}
```

```files breaks
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3, met: 2, late: 1, open_late: 0}]}
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.measured_rows import counts_told, measured_rows
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS520"
SEVERITY = "error"
MESSAGE = N_("the counts of {promise} are not right: {what}")
REMEDY = N_("do not type over counts: measure again with qms services report --record")
SPOKEN = ("what",)
SUM = N_("met, late and open past the limit are not n together")
FEW = N_("figures are told of fewer than five cases")
MISSING = N_("met, late and open past the limit are not all told")
FEWEST = 5


def check(register: Register) -> Hits:
    """Every measured promise whose counts are not right."""
    for record, row in measured_rows(register):
        what = _wrong(row)
        if what:
            values = {"promise": str(row.text("promise")), "what": what}
            yield Place(record.path, row.line, row.column), values


def _wrong(row: Fields) -> str:
    n, counts = counts_told(row)
    if n is None:
        return ""
    has_figures = bool(counts) or bool(row.text("median")) or bool(row.text("p90"))
    if n < FEWEST:
        return FEW if has_figures else ""
    if len(counts) < 3:
        return MISSING
    return "" if sum(counts.values()) == n else SUM
