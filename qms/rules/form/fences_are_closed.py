"""Every fence of three signs is closed.

A fence that stays open turns the rest of the text into a specimen of code: headings,
lists and tables after it are none any more.

````markdown conforms
# Purpose

```
a specimen
```

# Activity

How we do it.
````

````markdown breaks
# Purpose

```
a specimen

# Activity

How we do it.
````
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.marks import FENCE
from qms.model.rule import Hits

CODE = "QMS158"
SEVERITY = "error"
MESSAGE = N_("the fence that opens here is never closed")
REMEDY = N_("write the same signs alone on the line after the specimen")


def check(document: Document) -> Hits:
    """The last fence, where the fences are not in pairs."""
    marks = document.outline.marks
    if marks.count(FENCE) % 2:
        yield document.on_index(marks.rindex(FENCE)), {}
