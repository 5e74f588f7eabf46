"""Whoever signs holds the office, or deputises in it, on that day.

An office is signed for by its holder, from the first to the last day of the mandate,
or by a deputy within what governance lays down.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 office=mayor by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import failing_statements, place_of, short, values_of
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS206"
SEVERITY = "error"
MESSAGE = N_("the statement {statement} of {person} has no effect: {fault}")
REMEDY = N_("have whoever holds the office sign; see qms people")
SPOKEN = ("fault",)
OF_OFFICES = ("office", "deputy")


def check(register: Register) -> Hits:
    """Every statement signed without standing, at the first text that it names."""
    control = register.control
    for failing in failing_statements(register):
        statement = failing.entry.statement
        if control is None or statement is None:
            continue
        faults = [each for each in failing.faults if each.check in OF_OFFICES]
        rounds = filter(None, map(control.ledger.round_of, statement.subjects))
        submission = next((each.submission for each in rounds), None)
        if faults:
            key = (submission.document, submission.version) if submission else None
            place = place_of(register, key) if key else Place(failing.entry.path)
            more = {"statement": short(failing.entry.digest)}
            yield place, values_of(faults[0], **{"person": statement.person, **more})
