"""Edition and revision: two whole numbers, never one decimal, never sorted as text."""

from __future__ import annotations

import re

from qms.model.leaves import read_integer

_DIGITS = re.compile(r"([0-9]+)")


def revision_text(edition: str, revision: str) -> str:
    """`2.1` of edition 2 and revision 1; a dash where there is none."""
    return f"{edition}.{revision or '0'}" if edition else "–"


def revision_key(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts `1.9` before `1.10` and `PO-9` before `PO-10`."""
    parts = _DIGITS.split(text)
    return tuple(
        (int(part), "") if number % 2 else (-1, part)
        for number, part in enumerate(parts)
    )


def number_or_none(text: str) -> int | None:
    """The whole number that a text writes, and nothing where it writes none."""
    try:
        return read_integer(text)
    except ValueError:
        return None
