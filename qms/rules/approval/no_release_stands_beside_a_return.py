"""No text was released while somebody sent it back.

On two computers, one may release what another returns. The release counts, for it did
not know; whether the text may stay in force is for people to settle.

```acts conforms
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
release PO-01 by field.anna
```

```acts breaks
submit PO-01 by brook.paul
approve PO-01 step=checked by brook.paul
approve PO-01 by stone.mary
return PO-01 reason=unclear by brook.paul
release PO-01 beside by field.anna
```
"""

from qms.i18n import N_
from qms.model.controlled import named, place_of, releases_in_force, returns
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS211"
SEVERITY = "warning"
MESSAGE = N_(
    "{document} is in force, and {person} had returned it at the same time: {reason}"
)
REMEDY = N_("settle it: whoever returned it disowns the return, or the text is revised")


def check(register: Register) -> Hits:
    """Every return that the release of a text in force did not see."""
    control = register.control
    if control is None:
        return
    for key, release in releases_in_force(register):
        for digest, statement in returns(control, release.round):
            if not control.ledger.web.saw(release.digest, digest):
                values = {"person": statement.person, "reason": statement.reason}
                yield place_of(register, key), {"document": named(key), **values}
