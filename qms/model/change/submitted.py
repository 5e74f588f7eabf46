"""Working texts held against what was put up under their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qms.model.change.change import Change
from qms.model.change.laid import Laid, Number
from qms.model.change.numbers import number_of
from qms.model.change.pairs import DocumentChange, key_of
from qms.model.document import Document
from qms.model.register import Key


def altered_texts(change: Change) -> Iterator[tuple[Key, DocumentChange, Number]]:
    """The texts changed under a number that was put up and is not returned."""
    for pair in change.pairs:
        document = pair.after
        number = _number(pair)
        if document is None or number is None:
            continue
        key = key_of(document)
        laid = [each for each in change.laid_of(key) if each.number == number]
        if not laid or any(each.holds(document.digest) for each in laid):
            continue
        main = f"sha256:{document.digest}"
        if is_altered(change, key, laid, document, {_main(laid[-1]): main}):
            yield key, pair, number


def is_altered(
    change: Change,
    key: Key,
    laid: list[Laid],
    document: Document,
    differing: Mapping[str, str],
) -> bool:
    """Whether a text of a submitted number may not differ from it: it was not returned.

    `differing` are the digests of the files of its content that do differ.
    """
    # what judges is slow to load, and only a change of that sort needs it
    from qms.model.approval.status import ALTERED, Working

    control, number = change.control_after, laid[-1].number
    if control is None:
        return True
    submission = laid[-1].submission
    content = {**(submission.content if submission else {}), **differing}
    working = Working(document.path, number, content)
    return control.status(*key, change.as_of, working).working == ALTERED


def _number(pair: DocumentChange) -> Number | None:
    """The number of a text; of one that states none any more, the one it had."""
    stated = number_of(pair.after) if pair.after else None
    return stated or (number_of(pair.before) if pair.before else None)


def _main(laid: Laid) -> str:
    return laid.submission.main if laid.submission else ""
