"""Every signed statement verifies.

A statement that does not verify has no effect, whatever it says: its signature, its
key or what it names does not fit. Whether its signer held the office is told by a rule
of its own; what its signer disowned needs nobody any more.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 step=checked key=stone.mary by brook.paul
```
"""

from qms.i18n import N_
from qms.model.controlled import failing_statements, values_of
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS202"
SEVERITY = "error"
MESSAGE = N_("this statement of {person} ({act}) has no effect: {fault}")
REMEDY = N_(
    "see qms verify; what was signed by mistake is disowned, and the act done anew"
)
SPOKEN = ("fault",)
OF_OFFICES = ("office", "deputy")


def check(register: Register) -> Hits:
    """The first fault of every statement without effect, but for those of offices."""
    for failing in failing_statements(register):
        statement = failing.entry.statement
        more = {
            "person": statement.person if statement else "–",
            "act": statement.act if statement else "–",
        }
        faults = [each for each in failing.faults if each.check not in OF_OFFICES]
        if faults:
            yield Place(failing.entry.path), values_of(faults[0], **more)
