"""The facts of a head, each under a path that people can read: `steps s1 within`.

Rows of a list are named by what identifies them, so that a row which is put in front
of others changes nothing of them; their order is a fact of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.located import Fields, Items, Scalar, Value, is_nothing
from qms.model.redline import block
from qms.model.redline.block import Form
from qms.model.redline.pieces import Piece
from qms.model.redline.words import plain

ORDER = "order"
_FACT = Form(block.FIELD)
_ORDER = Form(ORDER)
_IDENTITIES = ("id", "step", "tag", "method", "kind", "body", "key", "office")


def facts_of(head: Fields) -> dict[str, Piece]:
    """The facts of a head in the order typed, by keys of their own; none are empty."""
    found: dict[str, Piece] = {}
    for piece in _facts(head, ""):
        key = f"{piece.form.sort} {piece.name}"
        # a key that is typed like a path must not hide what stands under that path
        while key in found:
            key += "'"
        found[key] = piece
    return found


def _facts(value: Value, path: str) -> Iterator[Piece]:
    if isinstance(value, Scalar):
        if not is_nothing(value):
            yield Piece(_FACT, (), (plain(value),), path)
    elif isinstance(value, Fields):
        for name, each in value.items():
            yield from _facts(each, f"{path} {name}".lstrip())
    else:
        yield from _list(value, path)


def _list(items: Items, path: str) -> Iterator[Piece]:
    texts = tuple(
        plain(each)
        for each in items
        if isinstance(each, Scalar) and not is_nothing(each)
    )
    if texts:
        yield Piece(_FACT, (), texts, path)
    rows: list[Value] = [each for each in items if not isinstance(each, Scalar)]
    names = list(_names(rows))
    if len(names) > 1:
        yield Piece(_ORDER, (), tuple(names), path)
    for name, row in zip(names, rows, strict=True):
        yield from _facts(row, f"{path} {name}".lstrip())


def _names(rows: list[Value]) -> Iterator[str]:
    """What each row is called: its identity, or its number; no two alike."""
    taken: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        name = _identity(row) or str(number)
        count = taken[name] = taken.get(name, 0) + 1
        yield name if count == 1 else f"{name} ({count})"


def _identity(row: Value) -> str:
    if isinstance(row, Fields):
        for name in _IDENTITIES:
            if row.text(name):
                return plain(row.text(name))
    return ""
