"""A periodic review says what was looked at.

A hundred texts confirmed at once, and nothing said of law, records or users: that is a
date moved on, and no review. Of very many texts at once all three are asked for.

```change conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== change
=== acts
confirm PO-01 by brook.paul
```

```change breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== change
=== acts
confirm PO-01 checked= by brook.paul
```
"""

from qms.i18n import N_
from qms.model.approval.statement import CHECKED, Statement
from qms.model.change.change import Change
from qms.model.finding import Place
from qms.model.nearest import NONE
from qms.model.rule import Hits

CODE = "QMS713"
SEVERITY = "error"
MESSAGE = N_(
    "{person} confirms reviews ({count}); of law, records and users"
    " was checked: {checked}"
)
REMEDY = N_("look them through, and say it: qms confirm … --checked law,records,users")
CONFIRM = "confirm"
MANY = 10


def check(change: Change) -> Hits:
    """Every review of the change, signed or vouched for, without what was checked."""
    for each in change.acts:
        statement = each.statement
        if statement is None or not _is_review(statement):
            continue
        checked, count = {*_checked(statement)} & {*CHECKED}, len(statement.subjects)
        if not checked or (count > MANY and len(checked) < len(CHECKED)):
            yield (
                Place(each.path),
                {
                    "person": statement.person,
                    "count": count,
                    "checked": ", ".join(sorted(checked)) or NONE,
                },
            )


def _is_review(statement: Statement) -> bool:
    evidence = statement.evidence
    return statement.act == CONFIRM or bool(evidence and evidence.act == CONFIRM)


def _checked(statement: Statement) -> tuple[str, ...]:
    if statement.evidence is None:
        return statement.texts("checked")
    found = statement.evidence.raw.get("checked")
    return tuple(map(str, found)) if isinstance(found, list) else ()
