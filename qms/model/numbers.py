"""Numbers as they were typed, and None for what is none."""

from __future__ import annotations

from qms.model.leaves import read_integer, read_number


def number_or_none(text: str) -> float | None:
    """The number that a text is; None where it is none."""
    try:
        return read_number(text)
    except ValueError:
        return None


def count_or_none(text: str) -> int | None:
    """The whole number that a text is; None where it is none."""
    try:
        return read_integer(text)
    except ValueError:
        return None
