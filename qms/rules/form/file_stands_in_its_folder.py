"""A document lies in the folder of its kind, or below it.

The profile gives every kind its folder, so that people who look through the shelves
find what they look for.

```files conforms
=== procedures/petitions/PO-02.md
id: PO-02
```

```files breaks
=== governance/profile.yaml
kinds:
  procedure:
    title: {en: Procedure}
    id: "PO-[0-9]{2}"
    folder: procedures/operational
=== procedures/PO-01.md
id: PO-01
```
"""

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS142"
SEVERITY = "warning"
MESSAGE = N_("documents of kind {kind} lie in {folder}")
REMEDY = N_("move the file to {folder}, its versions and attachments with it")


def check(document: Document) -> Hits:
    """A document outside of its kind's folder."""
    kind = document.kind
    if kind is None or not kind.folder:
        return
    if not f"{document.folder}/".startswith(f"{kind.folder}/"):
        yield document.on(0, 0), {"kind": kind.name, "folder": kind.folder}
