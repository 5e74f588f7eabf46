"""Every item has a scale of the questionnaire, or themes as which answers are counted.

Without a scale nobody knows which answers there may be; with one that goes from 5 to
1, or to a hundred and more, nobody can answer. Free text is never kept, so that an item
without scale needs the themes as which a person codes what was written.

```questionnaire conforms
items:
  - {id: overall, text: How satisfied are you?, scale: satisfaction}
  - {id: themes, text: What else?, codes: [{id: hours, title: opening hours}]}
```

```questionnaire breaks
items:
  - {id: overall, text: How satisfied are you?, scale: satisfactoin}
```

```questionnaire breaks
items:
  - {id: themes, text: What else?}
```

```questionnaire breaks
scales: {satisfaction: {from: 5, to: 1}}
items:
  - {id: overall, text: How satisfied are you?, scale: satisfaction}
```
"""

from qms.i18n import N_
from qms.model.located import Fields
from qms.model.questionnaire import points_of, questionnaires
from qms.model.register import Register
from qms.model.rule import Hits

CODE = "QMS532"
SEVERITY = "error"
MESSAGE = N_("item {item} cannot be answered: {problem}")
REMEDY = N_("give it a scale that stands under scales, or the codes of its themes")
SPOKEN = ("problem",)

NEITHER = N_("it has neither a scale nor codes")
BOTH = N_("it has both a scale and codes")
NO_SCALE = N_("there is no scale of this name")
NO_POINTS = N_("its scale does not go up from its first point to its last")


def check(register: Register) -> Hits:
    """Every item that has no scale to answer on."""
    for document in questionnaires(register):
        scales = document.head.fields("scales")
        for item in document.head.rows("items"):
            problem = _problem(item, scales)
            if problem:
                values = {"item": str(item.text("id")), "problem": problem}
                yield document.near(item), values


def _problem(item: Fields, scales: Fields) -> str:
    name, has_codes = item.text("scale"), any(item.rows("codes"))
    if not name or has_codes:
        return "" if has_codes and not name else BOTH if name else NEITHER
    if name not in scales:
        return NO_SCALE
    return "" if points_of(scales.fields(name)) else NO_POINTS
