"""Every field holds a value of the form that it must have.

A day is one that exists, an edition a whole number, a reference an id. A value of
another form is read by one person and refused by the next program.

```yaml conforms
edition: 2
```

```yaml breaks
edition: 2.0
```
"""

from qms.i18n import N_
from qms.model.lookalike import meant_id
from qms.model.rule import Hits
from qms.model.shape import WRONG
from qms.model.sheet import Sheet

CODE = "QMS132"
SEVERITY = "error"
MESSAGE = N_("field {field} reads {given}; expected is {expected}")
REMEDY = N_("write the value in the form that is expected")
SPOKEN = ("expected",)


def check(sheet: Sheet) -> Hits:
    """Every value of a wrong form; ids in another script have a rule of their own."""
    for fault in sheet.faults:
        if fault.nature == WRONG and not (sheet.is_document and meant_id(fault.given)):
            values = {"field": fault.name, "given": fault.given, "expected": fault.hint}
            yield sheet.at(fault), values
