"""The number of a withdrawn document is not given to another text.

Who finds PO-014 in a decision of two years ago must not be led to a text about
something else. A withdrawn number stays withdrawn for ever.

```change conforms
submit PO-01 by brook.paul
=== change
=== procedures/PO-02.md
title: Another procedure
```

```change breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
submit PO-01 purpose=withdrawal reason=over from=2026-02-10 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
=== procedures/PO-01.md
(absent)
=== change
=== procedures/PO-01.md
title: Something else
revision: 1
```
"""

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.pairs import key_of
from qms.model.controlled import named
from qms.model.rule import Hits

CODE = "QMS706"
SEVERITY = "error"
MESSAGE = N_("{document} was withdrawn on {day}, and its number is used again")
REMEDY = N_("give the text a number of its own: qms new, or qms renumber while a draft")


def check(change: Change) -> Hits:
    """Every text begun or written on under a number that was withdrawn before."""
    for pair in change.pairs:
        document = pair.after
        if document is None:
            continue
        key = key_of(document)
        rounds = [each for each in change.laid.get(key, ()) if not each.is_new]
        if not any(each.is_withdrawal for each in rounds):
            continue
        control = change.control_before
        if control is None or any(each.holds(document.digest) for each in rounds):
            continue
        status = control.status(*key, change.as_of)
        if status.in_force is None and status.withdrawn is not None:
            values = {"document": named(key), "day": status.withdrawn.isoformat()}
            yield document.near(document.head.get("id", document.head)), values
