"""Postings: the numbers of the documents that have a word, in few letters.

Numbers are told as steps from one run of neighbours to the next, each in digits of five
bits: the script of the site (`scripts/search.js`) reads what is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = 32


def digits(number: int) -> str:
    """A number; all its digits but the last have the sixth bit."""
    text = DIGITS[number % _HALF]
    number //= _HALF
    while number:
        text = DIGITS[_HALF + number % _HALF] + text
        number //= _HALF
    return text


def told(numbers: Iterable[int]) -> str:
    """Rising numbers, run by run: twice the step to it, and one more if it is long.

    Long is a run of more than one; its length follows, less two.
    """
    parts: list[str] = []
    after = 0
    for first, count in _runs(numbers):
        parts.append(digits(2 * (first - after) + (count > 1)))
        if count > 1:
            parts.append(digits(count - 2))
        after = first + count
    return "".join(parts)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first, count = 0, 0
    for number in numbers:
        if count and number == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count
