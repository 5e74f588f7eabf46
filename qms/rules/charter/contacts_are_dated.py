"""Contacts and opening hours were checked within the last twelve months.

Nothing in a charter goes stale as fast as a telephone number, and nothing annoys as
much as a closed door.

```charter conforms as_of=2026-11-22
contacts:
  checked: 2025-11-22
  channels: [{kind: counter, value: Main Street 1}]
  hours: [{days: [mon], open: "08:00", close: "16:00"}]
```

```charter breaks as_of=2026-11-22
contacts:
  checked: 2025-11-21
  channels: [{kind: counter, value: Main Street 1}]
  hours: [{days: [mon], open: "08:00", close: "16:00"}]
```
"""

from datetime import date

from qms.i18n import N_
from qms.model.charter import charters
from qms.model.days import after, day_or_none
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS615"
SEVERITY = "warning"
MESSAGE = N_("contacts and opening hours were last checked on {checked}")
REMEDY = N_(
    "ring the numbers, read the signs, and write the day under contacts, checked"
)

INTERVAL = "12 months"


def check(register: Register) -> Hits:
    """Every charter whose contacts were checked longer ago than the interval."""
    for charter in charters(register):
        contacts = charter.head.fields("contacts")
        checked = day_or_none(contacts.text("checked"))
        if checked is not None and _is_stale(checked, register.as_of):
            yield charter.near(contacts["checked"]), {"checked": checked.isoformat()}


def _is_stale(checked: date, day: date) -> bool:
    try:
        return after(checked, INTERVAL) < day
    except OverflowError:
        return False
