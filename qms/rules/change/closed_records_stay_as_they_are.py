"""A record that was closed stays as it is.

A record proves what happened. What was closed was looked at and found done; what comes
to light afterwards is a record of its own, which names this one.

```change conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Soon, closed: null}
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Soon, closed: 2026-06-01}
```

```change breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Soon, closed: 2026-06-01}
=== change
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective, title: Later, closed: 2026-06-01}
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.recorded import differing, place_in
from qms.model.recorded import is_closed
from qms.model.rule import Hits

CODE = "QMS709"
SEVERITY = "error"
MESSAGE = N_("{record} was closed on {day}, and was changed afterwards: {field}")
REMEDY = N_("put it back as it was; write what came later into a record of its own")


def check(change: Change) -> Hits:
    """The first field changed of every record that was closed."""
    for pair in change.records:
        if pair.before is None or pair.after is None or not is_closed(pair.before):
            continue
        field = differing(pair.before.fields, pair.after.fields)
        if field:
            day = str(pair.before.fields.text("closed"))
            values = {"record": str(pair.before.id), "day": day, "field": field}
            yield place_in(pair.after, field), values
