"""Every promise that was measured stands in its charter.

A measurement of something that nobody promised proves nothing; a promise that was
renamed in a later revision is looked for in its own.

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
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-01, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: kindness, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
```

```files breaks
=== records/measurements/MES-2026-001.yaml
{qms: 1, id: MES-2026-001, kind: measurement, period: 2026-Q3, as_of: 2026-10-05,
 charter: {id: CH-77, revision: "1.0"}, opened: 2026-10-05,
 log: {id: LOG-A, digest: "sha256:…"},
 files: [{name: a.csv, rows: 30}],
 promises: [{promise: petition-reply, target: 20, unit: days, share: 90 %, counted: all,
   n: 3}]}
```
"""

from qms.i18n import N_
from qms.model.charter import charters
from qms.model.document import Document
from qms.model.finding import Place
from qms.model.measured_rows import measured_rows
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS521"
SEVERITY = "error"
MESSAGE = N_("{charter} {revision} does not promise {promise}")
REMEDY = N_("measure again with qms services report, which takes what was in force")


def check(register: Register) -> Hits:
    """Every measured promise that its charter does not make, as far as it is here."""
    known = {str(each.id): each for each in charters(register)}
    withdrawn = {key[0] for key in register.statuses}
    for record, row in measured_rows(register):
        named = record.fields.fields("charter")
        name, revision = str(named.text("id")), str(named.text("revision"))
        charter = known.get(name)
        if charter is None and (not name or name in withdrawn):
            continue
        if charter is None or _lacks(charter, revision, str(row.text("promise"))):
            values = {
                "charter": name,
                "revision": revision,
                "promise": str(row.text("promise")),
            }
            yield Place(record.path, row.line, row.column), values


def _lacks(charter: Document, revision: str, promise: str) -> bool:
    """Whether the text here is that revision, and does not make the promise."""
    head = charter.head
    if revision != f"{head.text('edition')}.{head.text('revision')}":
        return False
    names = {str(row.text("id")) for row in head.rows("promises")}
    return promise.rpartition("/")[2] not in names
