"""The charter warns that a complaint does not stop the limit for a challenge.

Who complains and waits for the answer may lose the right to challenge the decision.
The warning stands where the complaint is explained.

```charter conforms
dissatisfied:
  complaint: {text: Write to us., does_not_stop_limit: This stops no limit.}
  challenge: {text: Challenge it., limit: as written there, where: at the court}
  outside: [{body: The ombudsman}]
```

```charter breaks
dissatisfied:
  complaint: {text: Write to us.}
  challenge: {text: Challenge it., limit: as written there, where: at the court}
  outside: [{body: The ombudsman}]
```
"""

from qms.i18n import N_
from qms.model.charter import charters, has, is_wanting, place_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS611"
SEVERITY = "error"
MESSAGE = N_("the charter does not warn that a complaint stops no time limit")
REMEDY = N_("write the warning under dissatisfied, complaint, does_not_stop_limit")

COMPLAINT = "dissatisfied.complaint"
WARNING = f"{COMPLAINT}.does_not_stop_limit"


def check(register: Register) -> Hits:
    """Every charter that explains the complaint without the warning."""
    for charter in charters(register):
        if has(charter.head, COMPLAINT) and is_wanting(register, charter, WARNING):
            yield place_of(charter, WARNING), {}
