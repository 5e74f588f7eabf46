"""Every act that a document rests on is registered.

An act that nobody keeps is an act whose changes nobody notices. It is an outside
document of the register, or a source of the profile; article and paragraph may
follow its name. Each entry is told once, where it is met first.

```yaml conforms
legal_basis: [HR 1/2026 art. 8]
```

```yaml breaks
legal_basis: [HR 2/2026 art. 8]
```
"""

from qms.i18n import N_
from qms.model.finding import Place
from qms.model.legal import Acts
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS417"
SEVERITY = "warning"
MESSAGE = N_("{act} is cited as legal basis, but no registered act has this name")
REMEDY = N_("add an outside document with this act, or write it as it is registered")


def check(register: Register) -> Hits:
    """Every entry of a legal basis that begins with no known act."""
    acts = Acts(register)
    told: set[str] = set()
    for facts in register.sources:
        for index, entry in enumerate(facts.legal_basis):
            if entry not in told and not acts.is_known(entry):
                told.add(entry)
                yield Place(facts.path, at=f"legal_basis.{index}"), {"act": entry}
