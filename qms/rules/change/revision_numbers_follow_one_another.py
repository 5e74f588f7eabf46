"""Each revision has the number that follows the one before.

A number that was skipped looks like a text that was lost; one that is lower looks like
an older text. After 2.1 comes 2.2, or the next edition 3.0.

```change conforms
submit PO-01 by brook.paul
=== change
=== procedures/PO-01.md
revision: 1
```

```change breaks
submit PO-01 by brook.paul
=== change
=== procedures/PO-01.md
revision: 3
```
"""

from collections.abc import Iterator

from qms.i18n import N_
from qms.model.change.change import Change
from qms.model.change.laid import Laid, Number, told
from qms.model.change.numbers import follows, number_of, number_place
from qms.model.change.pairs import DocumentChange, key_of
from qms.model.controlled import SUBMISSION
from qms.model.finding import Place
from qms.model.register import ARCHIVE
from qms.model.rule import Hit, Hits

CODE = "QMS705"
SEVERITY = "error"
MESSAGE = N_("{document} goes from {last} to {number}, which does not follow it")
REMEDY = N_("give it the number that follows {last}: qms revise {document} does")


def check(change: Change) -> Hits:
    """Every number of a working text or a submission that does not follow the last."""
    for pair in change.pairs:
        yield from _of_text(change, pair)
    for key, rounds in sorted(change.laid.items()):
        if not key[1]:
            yield from _of_rounds(key[0], rounds)


def _of_text(change: Change, pair: DocumentChange) -> Iterator[Hit]:
    document = pair.after
    number = number_of(document) if document else None
    if document is None or number is None or document.is_version:
        return
    laid = change.laid_of(key_of(document))
    before = number_of(pair.before) if pair.before else None
    known = [each.number for each in laid]
    if not known or number == before or number in known:
        return
    if not follows(number, known[-1:]):
        yield number_place(document), _values(document.id, known[-1], number)


def _of_rounds(document: str, rounds: tuple[Laid, ...]) -> Iterator[Hit]:
    """A submission of the change whose number follows none that lies there."""
    texts = [each for each in rounds if not each.is_withdrawal and not each.is_gone]
    old = {each.number for each in texts if not each.is_new}
    for each in sorted(texts, key=lambda each: each.number):
        if each.is_new and old and each.number not in old:
            if not follows(each.number, [max(old)]):
                place = Place(f"{ARCHIVE}/{each.name}/{SUBMISSION}")
                yield place, _values(document, max(old), each.number)
            old.add(each.number)


def _values(document: str, last: Number, number: Number) -> dict[str, str]:
    return {"document": document, "last": told(last), "number": told(number)}
