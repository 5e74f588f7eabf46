"""Nothing follows from itself, not even over others.

In a circle each proves the other, and none is proven.

```files conforms
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: OB-01}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: [OB-01, ACT-02]}
=== records/actions/ACT-02.yaml
{qms: 1, id: ACT-02, kind: action, title: A third desk, from: [OB-01, ACT-01]}
```

```files breaks
=== records/actions/ACT-01.yaml
{qms: 1, id: ACT-01, kind: action, title: A second desk, from: [OB-01, ACT-01]}
```
"""

from qms.i18n import N_
from qms.model.chain.links import chain_of, circles
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS546"
SEVERITY = "error"
MESSAGE = N_("{record} follows from {other}, which follows from {record}")
REMEDY = N_("take out the link that was written later")


def check(register: Register) -> Hits:
    """The link that closes each circle."""
    for link in circles(chain_of(register)):
        values = {"record": link.lower, "other": link.upper}
        yield Place(link.path, at=link.at), values
