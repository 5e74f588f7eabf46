"""A measurement is of a period that had begun on the day that its log shows.

A day that has not come yet, or one before the period, is a slip of the pen; the figures
behind it are of another time.

```files conforms
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
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-06-30,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
```

```files breaks
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2027-01-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
```
"""

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.period import named_period
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS524"
SEVERITY = "error"
MESSAGE = N_("{record} measures {period} as of {day}, which cannot be")
REMEDY = N_("measure again with qms services report --as-of DAY, the day of the export")


def check(register: Register) -> Hits:
    """Every measurement as of a day before its period, or in the future."""
    for record in register.records_of("measurement"):
        as_of = day_or_none(record.fields.text("as_of"))
        try:
            period = named_period(record.fields.text("period"))
        except ValueError:
            continue
        if as_of is not None and not period.first <= as_of <= register.as_of:
            values = {
                "record": str(record.id),
                "period": period.name,
                "day": as_of.isoformat(),
            }
            yield Place(record.path, at="as_of"), values
