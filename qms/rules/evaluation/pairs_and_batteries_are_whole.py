"""A pair has one expectation and one perception; a battery more than one item.

A gap is what a person perceives less what the same person expects, on the same scale:
with a half missing, or two scales, there is none. Whether items measure one thing can
only be asked of several on the same scale.

```questionnaire conforms
dimensions: [{id: promptness, title: Promptness}]
items:
  - {id: e1, text: Nobody waits., scale: likely, pair: p1, asks: expectation}
  - {id: p1, text: I did not wait., scale: likely, pair: p1, asks: perception}
  - {id: kind, text: We were kind., scale: likely, dimension: promptness}
```

```questionnaire breaks
items:
  - {id: e1, text: Nobody waits., scale: likely, pair: p1, asks: expectation}
```

```questionnaire breaks
items:
  - {id: e1, text: Nobody waits., scale: likely, pair: p1, asks: expectation}
  - {id: p1, text: I did not wait., scale: easy, pair: p1, asks: perception}
```

```questionnaire breaks
items:
  - {id: kind, text: We were kind., scale: likely, battery: contact}
```

```questionnaire breaks
items:
  - {id: kind, text: We were kind., scale: likely, dimension: kindness}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.located import Fields
from qms.model.questionnaire import questionnaires
from qms.model.register import Register
from qms.model.rule import Hit, Hits

CODE = "QMS534"
SEVERITY = "error"
MESSAGE = N_("{field} {name}: {problem}")
REMEDY = N_("complete it with items on one scale, or take the field out of the item")
SPOKEN = ("problem",)

NOT_TWO = N_("it needs one item that asks expectation, and one that asks perception")
TWO_SCALES = N_("its items are on different scales")
ALONE = N_("it has one item only")
NO_DIMENSION = N_("no dimension has this id")
HALVES = ["expectation", "perception"]


def check(register: Register) -> Hits:
    """Every pair, battery and dimension that lacks something."""
    for document in questionnaires(register):
        yield from _gathered(document, "pair")
        yield from _gathered(document, "battery")
        known = {str(row.text("id")) for row in document.head.rows("dimensions")}
        for item in document.head.rows("items"):
            name = item.text("dimension")
            if name and name not in known:
                yield _hit(document, item, "dimension", NO_DIMENSION)


def _gathered(document: Document, field: str) -> Iterator[Hit]:
    found: dict[str, list[Fields]] = {}
    for item in document.head.rows("items"):
        if item.text(field):
            found.setdefault(str(item.text(field)), []).append(item)
    for items in found.values():
        problem = _problem(field, items)
        if problem:
            yield _hit(document, items[0], field, problem)


def _problem(field: str, items: list[Fields]) -> str:
    halves = sorted(str(item.text("asks")) for item in items)
    if field == "pair" and halves != HALVES:
        return NOT_TWO
    if len(items) == 1:
        return ALONE
    is_one_scale = len({str(item.text("scale")) for item in items}) == 1
    return "" if is_one_scale else TWO_SCALES


def _hit(document: Document, item: Fields, field: str, problem: str) -> Hit:
    values = {"field": field, "name": str(item.text(field)), "problem": problem}
    return document.near(item[field]), values
