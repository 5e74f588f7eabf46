"""Every objective that a commitment leads to is on record.

A commitment is as good as the objective that carries it out, and that one is as good
as its record.

```files conforms
=== procedures/PC-01.md
title: Quality policy
```

```files breaks
=== records/objectives/OB-01.yaml
(absent)
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS418"
SEVERITY = "error"
MESSAGE = N_("the objective {objective} is not on record")
REMEDY = N_("correct the id, or add the record: records/objectives/{objective}.yaml")


def check(register: Register) -> Hits:
    """Every objective that a commitment names and no record is."""
    known = {record.id for record in register.records_of("objective")}
    for facts in register.sources:
        for objective, at in facts.objectives:
            if objective not in known:
                yield Place(facts.path, at=at), {"objective": objective}
