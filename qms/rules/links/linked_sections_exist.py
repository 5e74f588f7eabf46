"""Every section that a link leads to is there.

A heading that was reworded takes its links with it: they end at the top of the page,
and the reader does not see that something is missing.

```markdown conforms
# Purpose

The steps stand under [Activity](#activity).

# Activity

The registry writes it down.
```

```markdown breaks
# Purpose

The steps stand under [Activity](#steps).

# Activity

The registry writes it down.
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.linked import linked
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS403"
SEVERITY = "error"
MESSAGE = N_("a link leads to #{anchor}, but {document} has no such section")
REMEDY = N_("take the heading's words in small letters, with hyphens for blanks")
TOP = ("", "top")


def check(register: Register) -> Hits:
    """Every link to a section of a document that the document lacks."""
    by_path = register.by_path
    for facts in register.documents:
        for target in facts.links:
            if "#" not in target:
                continue
            path, anchor = linked(facts.path, target)
            there = by_path.get(path)
            if there is None or anchor in TOP or path.endswith(".yaml"):
                continue
            if anchor not in there.anchors.split("\n"):
                values = {"anchor": anchor, "document": there.id or path}
                yield Place(facts.path, at=f"text:{target}"), values
