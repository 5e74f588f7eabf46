"""A charter answers every item of the profile's checklist.

People look in a charter for the same things everywhere: what they may expect, what
they can do if it does not come, whom to ask and when. An item that is answered by a
rule of its own is left to that rule.

```charter conforms
bound: Everyone who works in the office.
```

```charter breaks
bound:
```
"""

from qms.i18n import N_
from qms.model.charter import charters, lacking, place_of, title_in
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS601"
SEVERITY = "error"
MESSAGE = N_("item {number} of the checklist is not answered: {item}")
REMEDY = N_("fill in what is missing: {missing}")


def check(register: Register) -> Hits:
    """Every item of which a needed field is missing or empty, once."""
    for charter in charters(register):
        for item in register.profile.checklist:
            missing = lacking(charter.head, item)
            if missing:
                yield (
                    place_of(charter, missing[0]),
                    {
                        "number": item.text("id").removeprefix("item-"),
                        "item": title_in(charter.language, item),
                        "missing": ", ".join(missing),
                    },
                )
