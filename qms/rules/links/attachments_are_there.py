"""Every attachment that a document lists is on disk, and so is its text.

An attachment is part of what people approve; one that is only named cannot be
approved, printed or handed over.

```files conforms
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
=== procedures/PO-01/flow.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
```

```files breaks
=== procedures/PO-01.md
attachments: [PO-01/flow.svg]
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.facts import Facts
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS405"
SEVERITY = "error"
MESSAGE = N_("the file {file} is listed, but it is not there")
REMEDY = N_("add the file as {path}, or take it off the list")


def check(register: Register) -> Hits:
    """Every listed file that no path of the repository is."""
    known = register.paths
    for facts in register.documents:
        if not facts.attachments and not facts.body:
            continue
        folder = facts.path.rpartition("/")[0]
        for file, at in _listed(facts):
            path = f"{folder}/{file}"
            if path not in known:
                yield Place(facts.path, at=at), {"file": file, "path": path}


def _listed(facts: Facts) -> Iterator[tuple[str, str]]:
    if facts.body:
        yield facts.body, "body"
    for index, file in enumerate(facts.attachments):
        yield file, f"attachments.{index}"
