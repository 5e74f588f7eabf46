"""Every way to tell the office is one of the methods that the profile knows.

Results of one method are compared over the years and between offices; that needs one
name for it. The profile may be given further methods.

```charter conforms
feedback: [{method: survey, text: Once a year., owner: registry}]
```

```charter breaks
feedback: [{method: servey, text: Once a year., owner: registry}]
```
"""

from __future__ import annotations

from qms.i18n import N_
from qms.model.charter import has, rows_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS618"
SEVERITY = "error"
MESSAGE = N_("{method} is no method of feedback that the profile knows")
REMEDY = N_("write one of: {known}; or add it to governance/profile.yaml")


def check(register: Register) -> Hits:
    """Every method that a profile with methods does not list."""
    known = register.profile.raw.fields("feedback_methods")
    if not known:
        return
    for charter, row in rows_of(register, "feedback"):
        method = row.text("method")
        if has(row, "method") and method not in known:
            values = {"method": method, "known": ", ".join(known)}
            yield charter.near(row["method"]), values
