"""Whatever people answer, every row is counted once, or left out for one reason."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from qms.evaluation.survey.codes import BAD, BLANK, UNKNOWN, codes_of
from qms.evaluation.survey.reading import Telling, counted
from qms.evaluation.survey.sift import seconds_of
from qms.evaluation.survey.wave_told import wave_told
from qms.model.questionnaire import Item, Questionnaire, Scale
from qms.model.wave import Wave

SCALE = Scale((1, 2, 3), (3,), {1: "low", 3: "high"}, "no idea")
ITEMS = (
    Item("a", "About a?", SCALE, battery="all"),
    Item("b", "About b?", SCALE, battery="all"),
    Item("c", "About c?", SCALE, battery="all", is_reverse=True),
    Item("e", "Wanted?", SCALE, pair="p", asks="expectation", dimension="d"),
    Item("p", "Found?", SCALE, pair="p", asks="perception", dimension="d"),
)
ASKED = Questionnaire("CQ-01", "1.0", "en", ITEMS, {"g": "G"}, {"d": "D"})
CELLS = st.sampled_from(["1", "2", "3", "high", "2,0", "no idea", "", " ", "3 - high"])
MEANT = {"high": 3, "2,0": 2, "no idea": UNKNOWN, "": BLANK, " ": BLANK, "3 - high": 3}
ROWS = st.lists(st.tuples(*[CELLS] * len(ITEMS)), min_size=1, max_size=40)


def meaning(cell: str) -> int:
    return MEANT[cell] if cell in MEANT else int(cell)


@given(ROWS)
def test_every_row_is_counted_once_or_left_out(rows: list[tuple[str, ...]]) -> None:
    table = [[item.id for item in ITEMS], *map(list, rows)]
    found = counted(table, range(len(table)), [ASKED], "g", (), Telling()).result
    full = [row for row in rows if any(cell.strip() for cell in row)]
    assert found.answered == len(full)
    assert found.rows == len(rows)
    if len(full) < 5:
        assert found.items == ()
        return
    for at, answers in enumerate(found.items):
        counts = Counter(meaning(row[at]) for row in full)
        n = sum(counts[point] for point in SCALE.points)
        assert (answers.unknown, answers.blank) == (counts[UNKNOWN], counts[BLANK])
        kept = {str(point): counts[point] for point in SCALE.points}
        assert answers.counts == (kept if n >= 5 else {})
    gaps = Counter(
        meaning(row[4]) - meaning(row[3])
        for row in full
        if min(meaning(row[3]), meaning(row[4])) > 0
    )
    kept_gaps = [each.counts for each in found.pairs]
    assert kept_gaps == ([gaps] if gaps.total() >= 5 else [])


@given(ROWS)
def test_what_was_counted_can_always_be_told(rows: list[tuple[str, ...]]) -> None:
    table = [[item.id for item in ITEMS], *map(list, rows)]
    found = counted(table, range(len(table)), [ASKED], "g", (), Telling()).result
    wave = Wave("S", "", "CQ-01", "1.0", None, None, "web", "random", (), (found,))
    asked = wave.asked("g")
    told = wave_told(Wave(**{**vars(wave), "groups": (asked,)}), ASKED)
    assert len(told.groups) == 1
    for item in told.groups[0].items:
        if item.share:
            assert item.n >= 10
            assert item.share.low <= item.share.value <= item.share.high


@given(st.text(max_size=12))
def test_any_text_is_a_point_no_answer_or_none(text: str) -> None:
    assert codes_of([ITEMS[0]])[text] in {1, 2, 3, BLANK, UNKNOWN, BAD}
    seconds = seconds_of(text)
    assert seconds is None or seconds >= 0
