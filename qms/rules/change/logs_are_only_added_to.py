"""What a record's log says stays; new lines come at its end.

A line rewritten, taken out or slipped in between makes a history that nobody lived
through. What was wrong is put right in a line of its own.

```change conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, log: [{on: 2026-03-02, note: begun}]}
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, log: [{on: 2026-03-02, note: begun},
 {on: 2026-04-02, note: done}]}
```

```change breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, log: [{on: 2026-03-02, note: begun}]}
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, log: [{on: 2026-02-02, note: begun}]}
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.recorded import at, place_in
from qms.model.recorded import is_closed
from qms.model.rule import Hits

CODE = "QMS710"
SEVERITY = "error"
MESSAGE = N_("line {number} of the log of {record} is not what it was")
REMEDY = N_("put the line back; write the correction at the end, with its own day")


def check(change: Change) -> Hits:
    """The first line of each log that is not what it was; closed records apart."""
    for pair in change.records:
        if pair.before is None or pair.after is None or is_closed(pair.before):
            continue
        before = pair.before.fields.items_of("log")
        after = pair.after.fields.items_of("log")
        if not pair.after.fields or after[: len(before)] == before:
            continue
        kept = 0
        while kept < len(after) and after[kept] == before[kept]:
            kept += 1
        place = (
            at(pair.after, after[kept])
            if kept < len(after)
            else place_in(pair.after, "log")
        )
        yield place, {"record": str(pair.before.id), "number": kept + 1}
