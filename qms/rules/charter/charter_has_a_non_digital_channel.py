"""A charter names at least one way to the office that needs no computer.

Whoever has no computer, or cannot use one, has the same rights as everyone else: a
counter, a telephone, a letter, a box, a visit at home.

```charter conforms
access: {languages: [en], disabilities: A ramp., non_digital: [The counter is open.]}
```

```charter breaks
access: {languages: [en], disabilities: A ramp.}
contacts:
  checked: 2026-11-01
  channels: [{kind: web, value: town.example}]
  hours: [{days: [mon], open: "08:00", close: "16:00"}]
dissatisfied:
  complaint:
    text: Write to us.
    channels: [{kind: e-mail, value: office@town.example}]
```
"""

from qms.i18n import N_
from qms.model.charter import charters, has, is_told, place_of
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS607"
SEVERITY = "warning"
MESSAGE = N_("the charter names no way to the office that needs no computer")
REMEDY = N_("list such ways under access, non_digital, or a counter among the channels")

NON_DIGITAL = frozenset({"counter", "phone", "post", "box", "visit"})


def check(register: Register) -> Hits:
    """Every charter with digital ways only; silent where its contacts are missing."""
    for charter in charters(register):
        if not _is_open(charter.head) and not is_told(register, charter, "contacts"):
            yield place_of(charter, "access.non_digital"), {}


def _is_open(head: Fields) -> bool:
    complaint = head.fields("dissatisfied").fields("complaint")
    return has(head, "access.non_digital") or any(
        channel.text("kind") in NON_DIGITAL
        for holder in (head.fields("contacts"), complaint)
        for channel in holder.rows("channels")
    )
