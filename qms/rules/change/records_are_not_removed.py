"""No record is taken away.

A record that is gone proves nothing any more, and neither does the system that lost it.
It may stand in another place, as long as it is the same.

```change conforms
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective}
=== change
=== records/objectives/OB-02.yaml
(absent)
=== records/objectives/2026/OB-02.yaml
{qms: 1, id: OB-02, kind: objective}
```

```change breaks
=== records/objectives/OB-02.yaml
{qms: 1, id: OB-02, kind: objective}
=== change
=== records/objectives/OB-02.yaml
(absent)
```
"""

from qms.i18n import N_
from qms.model.change.change import RECORDS, Change
from qms.model.change.touched import is_hidden
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS711"
SEVERITY = "error"
MESSAGE = N_("{record} is gone from the records")
REMEDY = N_("put it back; a record ends by being closed, and is kept all the same")


def check(change: Change) -> Hits:
    """Every record, and every file among them, that is there no more."""
    for pair in change.records:
        if pair.before is not None and pair.after is None:
            path = pair.before.path
            if not _is_kept(change, path):
                yield Place(path), {"record": str(pair.before.id) or path}
    for each in change.under(RECORDS):
        name = each.path.rpartition("/")[2]
        is_other = not name.startswith(".") and not name.endswith(".yaml")
        if each.is_removed and is_other and not _is_kept(change, each.path):
            yield Place(each.path), {"record": name}


def _is_kept(change: Change, path: str) -> bool:
    """Whether the very bytes stand elsewhere among the records, where people look."""
    now = change.moved.get(path, "")
    return now.startswith(RECORDS) and not is_hidden(now)
