"""A remedy that law grants, or that pays a fee back, names the act behind it.

An office may give away its own apology, but not a fee that law made it take. Where a
remedy rests on law, the reader may look it up.

```charter conforms
promises:
  - id: reply
    text: Within 20 days.
    remedy: {text: you get the fee back, by: law, refund: true, basis: HR 1/2026 art. 9}
```

```charter breaks
promises:
  - id: reply
    text: Within 20 days.
    remedy: {text: you get the fee back, by: own, refund: true}
```

```charter breaks
promises:
  - id: reply
    text: Within 20 days.
    remedy: {text: you may ask the court to order the answer, by: law}
```
"""

from qms.i18n import N_
from qms.model.charter import has, rows_of
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS606"
SEVERITY = "error"
MESSAGE = N_("the remedy of promise {promise} rests on law, but names no act")
REMEDY = N_(
    "name the act and its article: basis; or promise only what is yours to give"
)


def check(register: Register) -> Hits:
    """Every refund or remedy by law without its basis."""
    for charter, promise in rows_of(register, "promises"):
        remedy = promise.fields("remedy")
        rests_on_law = remedy.text("refund") == "true" or remedy.text("by") == "law"
        if rests_on_law and not has(remedy, "basis"):
            yield charter.at_key("remedy", promise), {"promise": promise.text("id")}
