"""Of each revision, one submission is under way.

On two computers, the same revision can be put up twice. Some then sign the one and
some the other, and neither comes into force.

```acts conforms
submit PO-01 by brook.paul
```

```acts breaks
submit PO-01 by brook.paul
submit PO-01 round=2 by brook.paul
```
"""

from qms.i18n import N_
from qms.model.controlled import named, place_of, under_way
from qms.model.finding import Scrap
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS214"
SEVERITY = "warning"
MESSAGE = N_("{document} {revision} is under way {count} times: {rounds}")
REMEDY = N_("go on with one of them, and send the others back with qms return")


def check(register: Register) -> Hits:
    """Every revision that is put up more than once."""
    control = register.control
    if control is None:
        return
    for key, rounds in sorted(control.rounds.items()):
        if len(rounds) < 2:
            continue
        for label, names in under_way(control, rounds).items():
            if len(names) > 1:
                told = ", ".join(name.rpartition("/")[2] for name in names)
                values: dict[str, Scrap] = {
                    "document": named(key),
                    "revision": label,
                    "count": len(names),
                    "rounds": told,
                }
                yield place_of(register, key), values
