"""Every step of a procedure has one responsible office.

A step that belongs to nobody is done by nobody; a step that belongs to two
offices is done by neither.

```yaml conforms
steps:
  - {id: s1, title: register the petition, office: registry}
```

```yaml breaks
steps:
  - {id: s1, title: register the petition}
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS131"
SEVERITY = "error"
MESSAGE = N_("step {step} has no responsible office")
REMEDY = N_("name one office that governance knows: office: registry")


def check(document: Document) -> Hits:
    """Every structured step without an office."""
    for step in document.steps:
        if not step.text("office"):
            yield document.near(step), {"step": step.text("title") or step.text("id")}
