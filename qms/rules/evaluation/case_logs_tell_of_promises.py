"""Every case log tells of promises that a charter makes, and of each once.

A log whose promise was renamed measures nothing, and nobody notices until the next
report is due.

```files conforms
=== records/case-logs/LOG-A.yaml
{qms: 1, id: LOG-A, kind: case-log, times: {style: iso},
 columns: {case: no, start: in, stop: out}, cases: [{promise: CH-01/petition-reply}]}
```

```files breaks
=== records/case-logs/LOG-A.yaml
{qms: 1, id: LOG-A, kind: case-log, times: {style: iso},
 columns: {case: no, start: in, stop: out}, cases: [{promise: kindness}]}
```

```files breaks
=== records/case-logs/LOG-A.yaml
{qms: 1, id: LOG-A, kind: case-log, times: {style: iso},
 columns: {case: no, start: in, stop: out},
 cases: [{promise: petition-reply}, {promise: petition-reply, where: {kind: [a]}}]}
```
"""

from qms.i18n import N_
from qms.model.charter import promises_made
from qms.model.finding import Place
from qms.model.recorded import is_closed
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS525"
SEVERITY = "warning"
MESSAGE = N_("{log} names {promise}: {what}")
REMEDY = N_("name a promise of the charter by its id, and each once")
SPOKEN = ("what",)
UNKNOWN = N_("no charter promises it")
TWICE = N_("it is named already")


def check(register: Register) -> Hits:
    """Every promise of an open case log that there is not, or that comes twice."""
    made = promises_made(register)
    for record in register.records_of("case-log"):
        if is_closed(record):
            continue
        seen: set[str] = set()
        for row in record.fields.rows("cases"):
            promise = str(row.text("promise"))
            what = UNKNOWN if promise not in made else TWICE if promise in seen else ""
            seen.add(promise)
            if promise and what:
                values = {"log": str(record.id), "promise": promise, "what": what}
                yield Place(record.path, row.line, row.column), values
