"""Every promise can be measured: whoever has the numbers can say whether it was kept.

"In a short time" and "as soon as possible" promise nothing. A number with its unit,
the share of cases, the events that start and stop the clock, the calendar, the cases
that count, where the numbers come from, who answers for them, and how often.

```charter conforms
promises:
  - id: petition-reply
    text: We answer 90 % of petitions within 8 days.
    service: petitions
    metric: days to the answer
    unit: days
    target: 8
    share: 90 %
    start: registration
    stop: the answer is sent
    calendar: calendar days
    population: all petitions of the quarter
    source: the registry's log
    owner: registry
    period: quarter
```

```charter breaks
promises:
  - {id: petition-reply, text: We answer as soon as possible., service: petitions}
```
"""

from qms.i18n import N_
from qms.model.charter import rows_of
from qms.model.promise import missing_facts
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS602"
SEVERITY = "error"
MESSAGE = N_("promise {promise} cannot be measured: it does not say {missing}")
REMEDY = N_("add to the promise: {missing}; or take it out and say it as a principle")


def check(register: Register) -> Hits:
    """Every promise that lacks a fact of measuring, once, with all that it lacks."""
    for charter, promise in rows_of(register, "promises"):
        missing = missing_facts(promise)
        if missing:
            values = {"promise": promise.text("id"), "missing": ", ".join(missing)}
            yield charter.near(promise), values
