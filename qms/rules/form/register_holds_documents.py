"""The register holds at least one document.

An empty folder has no faults, and proves nothing: perhaps the command was run in
the wrong place, or the documents were not fetched.

```files conforms
=== procedures/PO-01.md
title: A procedure
```

```files breaks
=== procedures/PC-01.md
(absent)
=== procedures/MQ-01.md
(absent)
=== procedures/CH-01.yaml
(absent)
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import ORGANISATION_PATH, Register
from qms.model.rule import Hits

CODE = "QMS169"
SEVERITY = "error"
MESSAGE = N_("there is no document in procedures/")
REMEDY = N_("make the first with qms new, or go to the folder where the documents are")


def check(register: Register) -> Hits:
    """A register without any document."""
    if not register.documents:
        yield Place(ORGANISATION_PATH), {}
