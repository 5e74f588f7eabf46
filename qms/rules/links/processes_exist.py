"""Every process that a document names is one that the profile declares.

The process is how people find a procedure without knowing its id.

```yaml conforms
process: citizens
```

```yaml breaks
process: citizen
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.located import NOTHING
from qms.model.nearest import nearest
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS415"
SEVERITY = "error"
MESSAGE = N_("{process} is no process that the profile declares")
REMEDY = N_("correct the name, or declare it; the nearest known one is: {nearest}")


def check(register: Register) -> Hits:
    """Every process of a document that is not declared."""
    known = frozenset(register.profile.processes)
    for facts in register.sources:
        if facts.process not in known and facts.process not in NOTHING:
            values = {
                "process": facts.process,
                "nearest": nearest(facts.process, known),
            }
            yield Place(facts.path, at="process"), values
