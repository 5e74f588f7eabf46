"""A document is begun under a number that no other file bears.

Two people on two branches take the next number, and neither sees the other's. When the
branches meet, one of the two drafts gets another number, while nobody has signed it.

```change conforms
=== change
=== procedures/PO-07.md
title: Keeping the archive
```

```change breaks
=== procedures/PO-07.md
title: Keeping the archive
=== change
=== procedures/more/PO-07.md
id: PO-07
title: Lending from the archive
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS725"
SEVERITY = "error"
MESSAGE = N_("the number {id} is that of another document: {other}")
REMEDY = N_("give the newer draft the next number: qms renumber {id} --file {path}")


def check(change: Change) -> Hits:
    """Every document that came to a number which stands over another file, too."""
    new = {each.path: each for each in _come_to_their_number(change)}
    for path, document in new.items():
        for other in change.library.versions(str(document.id)):
            is_twin = other.path != path and not other.is_version
            if is_twin and (other.path not in new or other.path < path):
                values = {"id": str(document.id), "other": other.path, "path": path}
                yield document.near(document.head.get("id", document.head)), values
                break


def _come_to_their_number(change: Change) -> Iterator[Document]:
    """The documents of files that are new, or that had another number."""
    for pair in change.documents:
        document = pair.after
        if document is None or document.is_version or not document.id:
            continue
        touched = change.by_path.get(document.path)
        is_new = touched is not None and touched.is_added
        if is_new or pair.before is None or pair.before.id != document.id:
            yield document
