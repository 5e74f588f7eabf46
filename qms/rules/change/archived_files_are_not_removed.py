"""No archived file is taken away or moved.

Last year's decision is judged by last year's text, and by who approved it. What nobody
put there, as a file that a program left behind, may go.

```change conforms
submit PO-01 by brook.paul
=== approvals/PO-01/notes.txt
left behind
=== change
=== approvals/PO-01/notes.txt
(absent)
```

```change breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
=== change
=== acts
lose
```
"""

from qms.i18n import N_
from qms.model.change.archived import gone, sort_of
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.rule import Hits

CODE = "QMS702"
SEVERITY = "error"
MESSAGE = N_("{sort} is gone from its place: {where}")
REMEDY = N_("bring it back with qms repair; a text is ended with qms withdraw")
SPOKEN = ("sort", "where")
NOWHERE = N_("nobody finds it any more")
ELSEWHERE = N_("the same bytes stand now in {now}")


def check(change: Change) -> Hits:
    """Every file that the archive needs and that is gone; of a submission, one."""
    for path in gone(change):
        now = change.moved.get(path, "")
        where = ELSEWHERE if now else NOWHERE
        yield Place(path), {"sort": sort_of(path), "where": where, "now": now}
