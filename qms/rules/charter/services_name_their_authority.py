"""Every service says whose it is, and which office gives it.

People do not know which body does what. A service that is the office's own names the
office; one that is not says whose it is, so that nobody queues at the wrong door.

```charter conforms
services:
  - {id: petitions, title: Petitions, authority: own, office: registry}
  - {id: passports, title: Passports, authority: {body: The passport service}}
```

```charter breaks
services:
  - {id: petitions, title: Petitions, authority: own}
```

```charter breaks
services:
  - {id: petitions, title: Petitions}
```
"""

from qms.i18n import N_
from qms.model.charter import has, rows_of
from qms.model.located import Fields
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS609"
SEVERITY = "error"
MESSAGE = N_("service {service} does not say {missing}")
REMEDY = N_(
    "write authority: own with its office, or name the body whose service it is"
)
SPOKEN = ("missing",)

WHOSE = N_("whose service it is")
WHERE = N_("which office gives it")


def check(register: Register) -> Hits:
    """Every service without authority, or of the office's own without its office."""
    for charter, service in rows_of(register, "services"):
        missing = _missing(service)
        if missing:
            values = {"service": service.text("id"), "missing": missing}
            yield charter.near(service), values


def _missing(service: Fields) -> str:
    if not has(service, "authority"):
        return WHOSE
    is_own = service.text("authority") == "own"
    return WHERE if is_own and not has(service, "office") else ""
