"""Every record and document that a record names as its source is there.

A chain with one link that leads nowhere proves nothing of what hangs on it.

```files conforms
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-99}
```
"""

from qms.i18n import N_
from qms.model.chain.links import chain_of
from qms.model.chain.resting import unread
from qms.model.charter import promises_made
from qms.model.finding import Place
from qms.model.nearest import nearest
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS545"
SEVERITY = "error"
MESSAGE = N_("{record} names {missing}, which is neither on record nor a document")
REMEDY = N_("correct the id, or write the record down; the nearest one is: {nearest}")
READINGS = "readings."


def check(register: Register) -> Hits:
    """Every link without its other end; those of findings' readings stand elsewhere."""
    chain = chain_of(register)
    known = {*chain.nodes, *register.by_id}
    for record, at, missing in unread(register):
        names = {*known, *promises_made(register)}
        values = {
            "record": str(record.id) or record.path,
            "missing": missing,
            "nearest": nearest(missing.partition(" ")[0], names),
        }
        yield Place(record.path, at=at), values
    for link, missing in chain.dangling:
        if not link.at.startswith(READINGS):
            values = {
                "record": link.lower if missing == link.upper else link.upper,
                "missing": missing,
                "nearest": nearest(missing, known),
            }
            yield Place(link.path, at=link.at), values
