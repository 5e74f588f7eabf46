"""The sections stand in the order that the profile gives them.

Who reads many procedures finds each part in the same place; who compares a
procedure with what is demanded reads both from top to bottom.

```markdown conforms
# Purpose

Why we do this.

# Activity

How we do it.
```

```markdown breaks
# Activity

How we do it.

# Purpose

Why we do this.
```
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from qms.i18n import N_
from qms.model.document import Document
from qms.model.rule import Hits

CODE = "QMS144"
SEVERITY = "warning"
MESSAGE = N_("section {section} stands out of order; it belongs before {before}")
REMEDY = N_("move the section with all its text, so that the order is the profile's")


def check(document: Document) -> Hits:
    """Every section that must move: as few as restore the order."""
    if document.kind is None or not document.has_text:
        return
    order = {rule.id: number for number, rule in enumerate(document.kind.sections)}
    found = [
        pair
        for pair in document.main_sections
        if not pair[1].is_free and not pair[1].generated
    ]
    numbers = [order[rule.id] for _, rule in found]
    if all(one <= other for one, other in pairwise(numbers)):
        return
    staying = _longest_rise(numbers)
    for index, (section, _rule) in enumerate(found):
        if index not in staying:
            after = [each for each in sorted(staying) if numbers[each] > numbers[index]]
            before = found[after[0]][0].heading.title if after else "–"
            values = {"section": section.heading.title, "before": before}
            yield document.on(section.heading.line), values


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The indices of a longest run that never falls, others left out."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_right(tops, number)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [number]
        ends[length : length + 1] = [index]
    kept: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(index)
        index = before[index]
    return frozenset(kept)
