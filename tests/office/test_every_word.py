"""Every word of every Word file is in what was read of it, or is told."""

from __future__ import annotations

from collections import Counter

import pytest

from qms.office.reading import read_source
from tests.office.made import COLLECTION, made
from tests.office.reading import words_found, words_of_word


@pytest.mark.parametrize("name", COLLECTION)
def test_every_word_is_found_or_told(name: str) -> None:
    source = read_source("paper.docx", made(name))
    assert words_of_word(made(name)) - words_found(source) == Counter()


@pytest.mark.parametrize("name", COLLECTION)
def test_the_count_of_words_rests_on_no_block(name: str) -> None:
    source = read_source("paper.docx", made(name))
    told = words_found(source) - Counter(source.words)
    assert words_of_word(made(name)) - Counter(source.words) - told == Counter()


def test_the_collection_is_large_enough() -> None:
    assert len(COLLECTION) >= 45
    assert len({made(name) for name in COLLECTION}) == len(COLLECTION)
