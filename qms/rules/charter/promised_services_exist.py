"""Every promise is about a service that the charter lists.

Who reads a promise wants to know where that service is given and what to bring. A
promise about a service that is nowhere described leads nowhere.

```charter conforms
promises:
  - {id: reply, text: Within 20 days., service: petitions}
```

```charter breaks
promises:
  - {id: reply, text: Within 20 days., service: peititons}
```
"""

from qms.i18n import N_
from qms.model.charter import charters, has, is_told
from qms.model.nearest import nearest
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS613"
SEVERITY = "error"
MESSAGE = N_("promise {promise} is about {service}, which is no service of the charter")
REMEDY = N_(
    "list the service, or write the one that is meant; the nearest is: {nearest}"
)


def check(register: Register) -> Hits:
    """Every promise whose service the charter does not list."""
    for charter in charters(register):
        if is_told(register, charter, "services"):
            continue
        known = frozenset(row.text("id") for row in charter.head.rows("services"))
        for promise in charter.head.rows("promises"):
            service = promise.text("service")
            if has(promise, "service") and service not in known:
                yield (
                    charter.near(promise["service"]),
                    {
                        "promise": promise.text("id"),
                        "service": service,
                        "nearest": nearest(service, known),
                    },
                )
