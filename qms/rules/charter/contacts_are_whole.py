"""Contacts say how to reach the office, when it is open, and when that was checked.

```charter conforms
contacts:
  checked: 2026-11-01
  channels: [{kind: counter, value: Main Street 1}]
  hours: [{days: [mon], open: "08:00", close: "16:00"}]
```

```charter breaks
contacts:
  checked: 2026-11-01
  channels: [{kind: counter, value: Main Street 1}]
```
"""

from qms.i18n import N_
from qms.model.charter import charters, is_wanting, place_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS622"
SEVERITY = "error"
MESSAGE = N_("the contacts do not say {missing}")
REMEDY = N_("write it under {field}")
SPOKEN = ("missing",)

PARTS = {
    "contacts.checked": N_("when they were last checked"),
    "contacts.channels": N_("how the office is reached"),
    "contacts.hours": N_("when the office is open"),
}


def check(register: Register) -> Hits:
    """Every part that is missing, where the checklist does not ask for it."""
    for charter in charters(register):
        for field, missing in PARTS.items():
            if is_wanting(register, charter, field):
                yield place_of(charter, field), {"missing": missing, "field": field}
