"""Every field is one that qms knows.

A misspelt field is a fact that nobody reads: `ownr: registry` leaves a document
without an owner. Unknown fields are kept, and told with the nearest known name.

```yaml conforms
owner: registry
```

```yaml breaks
ownr: registry
```
"""

from qms.i18n import N_
from qms.model.rule import Hits
from qms.model.shape import UNKNOWN
from qms.model.sheet import Sheet

CODE = "QMS130"
SEVERITY = "warning"
MESSAGE = N_("field {field} is not known; the nearest known name is: {nearest}")
REMEDY = N_("correct the name, or remove the field")


def check(sheet: Sheet) -> Hits:
    """Every field that the shape does not name."""
    for fault in sheet.faults:
        if fault.nature == UNKNOWN:
            yield sheet.at(fault), {"field": fault.name, "nearest": fault.hint or "–"}
