"""A promise that is no more than the law says so, and no other does.

What law grants anyway is no gift of the office. A reader may know which is which:
`same_as_law: true` marks the one.

```charter conforms
promises:
  - id: reply
    text: Soon.
    law: petition
    target: 30
    unit: days
    share: 100 %
    same_as_law: true
```

```charter breaks
promises:
  - {id: reply, text: Soon., law: petition, target: 30, unit: days, share: 100 %}
```

```charter breaks
promises:
  - id: reply
    text: Soon.
    law: petition
    target: 20
    unit: days
    share: 100 %
    same_as_law: true
```
"""

from qms.i18n import N_
from qms.model.promise import BETTER, EQUAL, promises_under_law
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS604"
SEVERITY = "warning"
MESSAGE = N_("promise {promise} beside {act}: {verdict}")
REMEDY = N_("write same_as_law: true where the promise equals the law, and only there")
SPOKEN = ("verdict",)

VERDICTS = {
    (EQUAL, False): N_("it is what the law sets, and does not say so"),
    (BETTER, True): N_("it says that it equals the law, but it is better"),
}


def check(register: Register) -> Hits:
    """Every promise whose `same_as_law` does not fit its number."""
    for charter, promise, limit, standing in promises_under_law(register):
        is_marked = promise.text("same_as_law") == "true"
        verdict = VERDICTS.get((standing, is_marked))
        if verdict:
            yield (
                charter.near(promise["target"]),
                {
                    "promise": promise.text("id"),
                    "act": limit.citation,
                    "verdict": verdict,
                },
            )
