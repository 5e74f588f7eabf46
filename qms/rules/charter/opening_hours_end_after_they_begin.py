"""Opening hours end after they begin.

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
  hours: [{days: [mon], open: "16:00", close: "08:00"}]
```
"""

from qms.i18n import N_
from qms.model.charter import charters
from qms.model.leaves import HOUR
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS623"
SEVERITY = "error"
MESSAGE = N_("the office would close at {close}, before it opens at {open}")
REMEDY = N_("correct the hours; write a break at noon as two rows for the same days")


def check(register: Register) -> Hits:
    """Every row of opening hours whose end is not after its beginning."""
    for charter in charters(register):
        for row in charter.head.fields("contacts").rows("hours"):
            opens, closes = row.text("open"), row.text("close")
            if HOUR.match(opens) and HOUR.match(closes) and closes <= opens:
                yield charter.near(row["close"]), {"open": opens, "close": closes}
