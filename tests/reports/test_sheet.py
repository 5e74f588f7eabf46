"""A page is never longer than a forge takes, and stays whole when it is cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.reports.sheet import Part, laid, octets

MOST = 4000
LINES = st.lists(st.text("aй €", min_size=1, max_size=400).map("{}\n".format))
FOLDED = st.builds(
    lambda lines: Part("<details>\n", tuple(lines), "</details>\n"), LINES
)


@pytest.mark.parametrize("size", [len, octets])
@settings(deadline=None, max_examples=60)
@given(st.lists(FOLDED, max_size=12))
def test_it_fits_and_is_whole(size: Callable[[str], int], parts: list[Part]) -> None:
    told = laid(parts, MOST, size)
    assert size(told) <= MOST
    assert told.count("<details>") == told.count("</details>")
    everything = "".join("".join((p.head, *p.lines, p.tail)) for p in parts)
    is_cut = "This account was cut" in told
    assert told == everything or is_cut
    assert not is_cut or size(everything) > MOST // 2


def test_where_it_is_cut_it_says_how_much_is_left() -> None:
    rows = tuple(f"| {number} |\n" for number in range(1000))
    told = laid([Part("| a |\n|---|\n", rows), Part("the end\n")], MOST, len)
    shown = sum(row in told for row in rows)
    assert 0 < shown < 1000
    assert f"… {1000 - shown} more lines" in told
    assert "qms check --format html" in told.splitlines()[-1]


def test_a_part_for_which_there_is_no_room_is_left_out() -> None:
    told = laid([Part("x" * MOST), Part("the end\n")], MOST, len)
    assert told.startswith("the end\n")
    assert "This account was cut" in told
