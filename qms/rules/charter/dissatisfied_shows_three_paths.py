"""Whoever is dissatisfied finds three paths, each with what is needed to take it.

To complain about how one was served; to challenge the decision itself, with the
limit and the place; to turn to a body outside the office. People mix them up, and
miss the limit of the second while they wait on the first.

```charter conforms
dissatisfied:
  complaint:
    text: Write to us.
    channels: [{kind: post, value: Main Street 1}]
    limit: {value: 8, unit: days}
    does_not_stop_limit: This stops no limit.
  challenge: {text: Challenge it., limit: {value: 30, unit: days}, where: at the court}
  outside: [{body: The ombudsman}]
```

```charter breaks
dissatisfied:
  complaint:
    text: Write to us.
    channels: [{kind: post, value: Main Street 1}]
    limit: {value: 8, unit: days}
    does_not_stop_limit: This stops no limit.
  challenge: {text: Challenge the decision.}
  outside: [{body: The ombudsman}]
```
"""

from qms.i18n import N_
from qms.model.charter import charters, has, is_wanting, place_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS610"
SEVERITY = "error"
MESSAGE = N_("whoever is dissatisfied does not learn {missing}")
REMEDY = N_("write it under {field}")
SPOKEN = ("missing",)

PATHS = {
    "dissatisfied": N_("what to do"),
    "dissatisfied.complaint": N_("how to complain about the service"),
    "dissatisfied.complaint.channels": N_("where a complaint can be handed in"),
    "dissatisfied.complaint.limit": N_("by when a complaint is answered"),
    "dissatisfied.challenge": N_("how to challenge a decision"),
    "dissatisfied.challenge.limit": N_("by when a decision can be challenged"),
    "dissatisfied.challenge.where": N_("where a decision can be challenged"),
    "dissatisfied.outside": N_("which outside body to turn to"),
}


def check(register: Register) -> Hits:
    """Every path or part of one that is missing while what holds it is there."""
    for charter in charters(register):
        for field, missing in PATHS.items():
            above = field.rpartition(".")[0]
            if above and not has(charter.head, above):
                continue
            if is_wanting(register, charter, field):
                yield place_of(charter, field), {"missing": missing, "field": field}
