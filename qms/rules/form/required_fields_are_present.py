"""Every field that a file must have is there.

Which fields a document needs follows from its kind in the profile: without an
owner nobody answers for it, without an edition nobody knows which text it is.

```yaml conforms
owner: registry
```

```yaml breaks
owner:
```
"""

from qms.i18n import N_
from qms.model.rule import Hits
from qms.model.shape import MISSING
from qms.model.sheet import Sheet

CODE = "QMS133"
SEVERITY = "error"
MESSAGE = N_("field {field} is missing: {about}")
REMEDY = N_("add a line with its name, a colon and its value")
SPOKEN = ("about",)
NO_WORD = N_("every such file has it")

TOLD_BY_OTHERS = frozenset({"translates"})  # QMS802 says what to write there


def check(sheet: Sheet) -> Hits:
    """Every demanded field that is absent or empty."""
    for fault in sheet.faults:
        if fault.nature == MISSING and fault.name not in TOLD_BY_OTHERS:
            yield sheet.at(fault), {"field": fault.name, "about": fault.hint or NO_WORD}
