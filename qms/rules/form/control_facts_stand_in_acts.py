"""What people decide about a document does not stand in it.

A status, a signatory or a day of effect that anybody can type is no proof of
anything, and is wrong as soon as the next act is signed. Such facts are computed
from signed acts, and shown wherever the document is.

```yaml conforms
edition: 2
```

```yaml breaks
status: approved
```
"""

from qms.i18n import N_
from qms.model.rule import Hits
from qms.model.shape import FORBIDDEN
from qms.model.sheet import Sheet

CODE = "QMS134"
SEVERITY = "error"
MESSAGE = N_("field {field} does not belong in a document; {where}")
REMEDY = N_("take the line out")
SPOKEN = ("where",)


def check(sheet: Sheet) -> Hits:
    """Every fact of control in a head, with the place where it belongs."""
    for fault in sheet.faults:
        if fault.nature == FORBIDDEN and not sheet.is_record:
            yield sheet.at(fault), {"field": fault.name, "where": fault.hint}
