"""The offending line and its caret, in cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.reports.cells import width
from qms.reports.excerpt import excerpt


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        pytest.param("abc", 2, "abc", " ^", id="plain"),
        pytest.param("abc", 0, "abc", "", id="column unknown"),
        pytest.param("abc", 4, "abc", "   ^", id="after the end"),
        pytest.param("abc", 99, "abc", "   ^", id="far after the end"),
        pytest.param("", 1, "", "^", id="empty line"),
        pytest.param("abc\r", 3, "abc", "  ^", id="CRLF"),
        pytest.param("\tabc", 2, "    abc", "    ^", id="tab"),
        pytest.param("a\tb", 3, "a   b", "    ^", id="tab to its stop"),
        pytest.param("a\tb", 2, "a   b", " ^", id="on the tab"),
        pytest.param("за ISO", 4, "за ISO", "   ^", id="Cyrillic"),
        pytest.param("o\u0308x", 3, "o\u0308x", " ^", id="after a mark"),
        pytest.param("o\u0308x", 2, "o\u0308x", "^", id="on a mark"),
        pytest.param("手x", 2, "手x", "  ^", id="after a wide letter"),
        pytest.param("a\x1b[0m\u202eb", 1, "a\ufffd[0m\ufffdb", "^", id="unsafe"),
    ],
)
def test_excerpt(line: str, column: int, shown: str, caret: str) -> None:
    assert excerpt(line, column, 40) == (shown, caret)


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        pytest.param(1, "Xaaaaaaa…", id="begin"),
        pytest.param(51, "…aaaaXaaaa…", id="middle"),
        pytest.param(101, "…aaaaaaaX", id="end"),
    ],
)
def test_long_line_is_cut_around_the_column(column: int, shown: str) -> None:
    line = f"{'a' * (column - 1)}X{'a' * (101 - column)}"
    told, caret = excerpt(line, column, 11)
    assert told.replace("…", "").strip("a") == "X"
    assert told[len(caret) - 1] == "X"
    assert told.startswith("…") == shown.startswith("…")
    assert told.endswith("…") == shown.endswith("…")


def test_very_long_line_costs_little() -> None:
    line = "я" * 5_000_000
    told, caret = excerpt(line, 2_500_000, 60)
    assert told == f"…{'я' * 58}…"
    assert 20 < len(caret) < 40


@settings(deadline=None)
@given(
    st.text(max_size=200),
    st.integers(min_value=0, max_value=250),
    st.integers(min_value=20, max_value=90),
)
def test_line_and_caret_fit(line: str, column: int, room: int) -> None:
    shown, caret = excerpt(line, column, room)
    assert width(shown) <= room
    assert width(caret) <= room
    assert bool(caret) == bool(column)
