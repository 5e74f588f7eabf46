"""What is told of an item is defined on the scale that the item has.

A net promoter score is defined from 0 to 10, an effort score from 1 to 7, and a share
of the satisfied only where the scale says which points are satisfied. Computed on
anything else they look the same and mean nothing.

```questionnaire conforms
items:
  - {id: overall, text: How satisfied are you?, scale: satisfaction, measure: csat}
  - {id: recommend, text: Would you recommend us?, scale: likely, measure: nps}
```

```questionnaire breaks
items:
  - {id: recommend, text: Would you recommend us?, scale: satisfaction, measure: nps}
```

```questionnaire breaks
items:
  - {id: overall, text: How satisfied are you?, scale: easy, measure: csat}
```

```questionnaire breaks
scales: {satisfaction: {from: 1, to: 5, top: [4, 6], labels: {0: nothing}}}
items:
  - {id: overall, text: How satisfied are you?, scale: satisfaction}
```

```questionnaire breaks
scales: {satisfaction: {from: 1, to: 5, labels: {4: satisfied, 5: Satisfied}}}
items:
  - {id: overall, text: How satisfied are you?, scale: satisfaction}
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.document import Document
from qms.model.located import Fields
from qms.model.placeholder import gaps
from qms.model.questionnaire import points_of, questionnaires, whole
from qms.model.register import Register
from qms.model.rule import Hit, Hits

CODE = "QMS533"
SEVERITY = "error"
MESSAGE = N_("{name} does not fit its scale: {problem}")
REMEDY = N_("correct the scale, or leave the measure out: the distribution is told")
SPOKEN = ("problem",)

NO_TOP = N_("csat is told of a scale that names its top points")
NOT_NET = N_("nps is defined from 0 to 10 only")
NOT_EASE = N_("ces is defined from 1 to 7 only")
OUTSIDE = N_("a point of top or labels lies outside of it")
TWICE = N_("two of its points, or one and the way out, are called alike")

SCALES = {"nps": (range(11), NOT_NET), "ces": (range(1, 8), NOT_EASE)}


def check(register: Register) -> Hits:
    """Every measure on another scale, and every point that a scale does not have."""
    for document in questionnaires(register):
        scales = document.head.fields("scales")
        yield from _points(document, scales)
        for item in document.head.rows("items"):
            scale = scales.fields(item.text("scale"))
            problem = _problem(item.text("measure"), scale)
            if problem and item.text("scale") in scales:
                values = {"name": str(item.text("id")), "problem": problem}
                yield document.near(item["measure"]), values


def _problem(measure: str, scale: Fields) -> str:
    if measure == "csat":
        return "" if any(scale.texts("top")) else NO_TOP
    points, problem = SCALES.get(measure, (None, ""))
    return problem if points and points_of(scale) != tuple(points) else ""


def _points(document: Document, scales: Fields) -> Iterator[Hit]:
    for name in scales:
        scale = scales.fields(name)
        problem = _problem_of_points(scale)
        if problem:
            values = {"name": str(name), "problem": problem}
            yield document.at_key(name, scales), values


def _problem_of_points(scale: Fields) -> str:
    points, labels = points_of(scale), scale.fields("labels")
    if points and any(
        whole(str(text)) not in points for text in (*scale.texts("top"), *labels)
    ):
        return OUTSIDE
    texts = [str(labels.text(key)).casefold() for key in labels]
    texts += [word for word in [str(scale.text("unknown")).casefold()] if word]
    words = [text for text in texts if not any(gaps(text))]
    return TWICE if len(set(words)) < len(words) else ""
