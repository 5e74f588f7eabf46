"""Postings: numbers come back as they went in, and take few letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.site.search.postings import DIGITS, digits, told


def read(text: str) -> Iterator[int]:
    """The numbers of digits, as the script reads them."""
    number = 0
    for sign in text:
        digit = DIGITS.index(sign)
        number = number * 32 + digit % 32
        if digit < 32:
            yield number
            number = 0


def told_back(text: str) -> list[int]:
    found: list[int] = []
    rest = list(read(text))
    after = 0
    while rest:
        step = rest.pop(0)
        count = rest.pop(0) + 2 if step % 2 else 1
        first = after + step // 2
        found.extend(range(first, first + count))
        after = first + count
    return found


@given(st.lists(st.integers(0, 2**20)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(read("".join(map(digits, numbers)))) == numbers


@given(st.sets(st.integers(0, 3000)))
def test_documents_come_back(numbers: set[int]) -> None:
    assert told_back(told(sorted(numbers))) == sorted(numbers)


@pytest.mark.parametrize(
    ("numbers", "letters"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([3], 1, id="one"),
        pytest.param(list(range(256)), 3, id="all of a portion"),
        pytest.param(list(range(0, 256, 2)), 128, id="every second one"),
    ],
)
def test_they_take_few_letters(numbers: list[int], letters: int) -> None:
    assert len(told(numbers)) == letters
