"""Every key was enrolled by itself, and its fingerprint confirmed by somebody else.

A key proves who signed only if it is known whose it is. Its owner shows that he has it
by signing with it; a second holder compares the fingerprint with one on paper. A key
that only one hand put into the file may be anybody's.

```acts conforms
submit PO-01 by brook.paul
```

```acts breaks
submit PO-01 by brook.paul
=== governance/people.yaml
people:
  - id: stone.mary
    name: {family: Stone, given: Mary, display: Mary Stone}
    offices: [{office: mayor, from: 2024-10-27}]
    keys:
      - {key: ssh-ed25519 A, from: 2026-01-05T08:00:00Z, until: 2028-01-05T08:00:00Z}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.days import day_or_none
from qms.model.finding import Place
from qms.model.located import Fields
from qms.model.register import PEOPLE_PATH, Register
from qms.model.rule import Hits

if TYPE_CHECKING:  # what judges is slow to load
    from qms.model.approval.ledger import Ledger

CODE = "QMS217"
SEVERITY = "warning"
MESSAGE = N_("a key of {person} is not enrolled as it must be: {trouble}")
REMEDY = N_(
    "let the owner enrol it (qms key new), and a second holder confirm it: "
    "qms key add {person} FILE.pub --witness PERSON"
)
SPOKEN = ("trouble",)
UNSIGNED = N_("it has signed nothing yet, not even its own enrolment")
UNCONFIRMED = N_("nobody else has confirmed its fingerprint")


def check(register: Register) -> Hits:
    """Each key in use that nobody signed with, or nobody but its owner stands for."""
    control = register.control
    if control is None or not control.ledger.archive.rounds:
        return
    used = register.enrolled | _used(control.ledger)
    known = register.people.by_id
    for number, row in enumerate(register.people.raw.rows("people")):
        person = str(row.text("id"))
        for index, key in enumerate(row.rows("keys")):
            if _has_ended(key, register):
                continue
            place = Place(PEOPLE_PATH, at=f"people.{number}.keys.{index}.key")
            witness = str(key.fields("enrolled").text("witness"))
            if " ".join(key.text("key").split()[:2]) not in used:
                yield place, {"person": person, "trouble": UNSIGNED}
            elif witness == person or witness not in known:
                yield place, {"person": person, "trouble": UNCONFIRMED}


def _used(ledger: Ledger) -> frozenset[str]:
    """The keys with which something was signed that has an effect."""
    return frozenset(ledger.entries[each].signature.key for each in ledger.sound)


def _has_ended(key: Fields, register: Register) -> bool:
    last = day_or_none(str(key.text("until"))[:10])
    return last is not None and last < register.as_of
