"""Widths in cells: letters with marks, Cyrillic, wide letters, long words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.reports.cells import padded, shortened, width, wrapped

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("PO-012", 6, id="plain"),
        pytest.param("őrző", 4, id="Hungarian"),
        pytest.param("șț", 2, id="Romanian"),
        pytest.param("процедура", 9, id="Cyrillic"),
        pytest.param("o\u0308o\u030b", 2, id="combining marks"),
        pytest.param("手続き", 6, id="wide"),
        pytest.param("Ａ", 2, id="full width"),
        pytest.param("a\u200bb", 2, id="no width"),
        pytest.param("a\u00adb", 3, id="soft hyphen"),
        pytest.param("\u1112\u1161\u11ab", 2, id="Hangul in parts"),
        pytest.param("✗ …", 3, id="our own signs"),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        pytest.param("procedure", 9, "procedure", id="fits"),
        pytest.param("procedure", 5, "proc…", id="too long"),
        pytest.param("手続き", 4, "手…", id="a wide letter is not halved"),
        pytest.param("o\u0308o\u0308o\u0308", 2, "o\u0308…", id="marks stay"),
    ],
)
def test_shortened(text: str, room: int, cut: str) -> None:
    assert shortened(text, room) == cut


def test_padded_counts_cells() -> None:
    assert padded("手", 4) == "手  "


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", "  ", id="nothing"),
        pytest.param("one two", "  one two", id="fits"),
        pytest.param("one two three", "  one two\n    three", id="two lines"),
        pytest.param("abcdefghijkl", "  abcdef\n    ghijkl", id="long word"),
        pytest.param("one abcdefgh", "  one\n    abcdef\n    gh", id="long word later"),
    ],
)
def test_wrapped(text: str, lines: str) -> None:
    assert wrapped(text, 10, "  ", "    ") == lines


@settings(deadline=None)
@given(WORDS, st.integers(min_value=8, max_value=50))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    told = wrapped(text, room, "  ", "    ")
    assert all(width(line) <= room for line in told.split("\n"))
    assert "".join(told.split()) == "".join(text.split())
