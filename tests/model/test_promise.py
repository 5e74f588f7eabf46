"""A promise is measured and compared as far as units and calendars allow."""

from __future__ import annotations

import pytest

from qms.model.located import Fields, Scalar
from qms.model.profile import Limit
from qms.model.promise import Span, compare, missing_facts, standing

WHOLE = {
    "service": "petitions",
    "metric": "days to the answer",
    "unit": "days",
    "target": "8",
    "share": "90 %",
    "start": "registration",
    "stop": "the answer is sent",
    "calendar": "calendar days",
    "population": "all petitions",
    "source": "the log",
    "owner": "registry",
    "period": "quarter",
}


def promise(**given: str) -> Fields:
    row = Fields()
    for name, text in given.items():
        row[Scalar(name)] = Scalar(text)
    return row


def limit(value: float, unit: str) -> Limit:
    return Limit("reply", "HR 1/2026", "art. 8", value, unit, "registration", Fields())


@pytest.mark.parametrize(
    ("promised", "bound", "expected"),
    [
        pytest.param(("20", "days"), (30, "days"), "better", id="fewer days"),
        pytest.param(("30", "days"), (30, "days"), "equal", id="as many days"),
        pytest.param(("65", "days"), (60, "days"), "weaker", id="more days"),
        pytest.param(("29.5", "days"), (30, "days"), "better", id="half a day less"),
        pytest.param(("24", "hours"), (1, "days"), "equal", id="hours of one day"),
        pytest.param(("25", "hours"), (1, "days"), "weaker", id="an hour more"),
        pytest.param(("90", "minutes"), (2, "hours"), "better", id="minutes"),
        pytest.param(
            ("5", "working days"), (5, "working days"), "equal", id="working days"
        ),
        pytest.param(
            ("20", "working days"), (30, "days"), "unclear", id="working days or days"
        ),
        pytest.param(
            ("31", "working days"), (30, "days"), "weaker", id="too many even so"
        ),
        pytest.param(
            ("10", "days"), (10, "working days"), "better", id="days are no longer"
        ),
        pytest.param(
            ("12", "days"), (10, "working days"), "unclear", id="days or working days"
        ),
        pytest.param(("2", "months"), (2, "months"), "equal", id="months"),
        pytest.param(("30", "days"), (2, "months"), "better", id="days in months"),
        pytest.param(("60", "days"), (2, "months"), "unclear", id="near two months"),
        pytest.param(("63", "days"), (2, "months"), "weaker", id="over two months"),
        pytest.param(("1", "months"), (30, "days"), "unclear", id="a month or 30 days"),
        pytest.param(("1", "months"), (31, "days"), "better", id="never over 31 days"),
        pytest.param(("90", "percent"), (30, "days"), "unclear", id="a share"),
        pytest.param(("soon", "days"), (30, "days"), "", id="no number"),
        pytest.param(("20", ""), (30, "days"), "", id="no unit"),
        pytest.param(("20", "moons"), (30, "days"), "", id="an unknown unit"),
        pytest.param(("20", "days"), (30, "moons"), "unclear", id="an unknown law"),
    ],
)
def test_standing(
    promised: tuple[str, str], bound: tuple[float, str], expected: str
) -> None:
    target, unit = promised
    row = promise(target=target, unit=unit, share="100 %")
    assert standing(row, limit(*bound)) == expected


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        pytest.param("", "better", id="not said"),
        pytest.param("calendar days", "better", id="calendar days"),
        pytest.param("working days", "unclear", id="days that are working days"),
        pytest.param("opening hours", "unclear", id="opening hours"),
    ],
)
def test_calendar_counts(calendar: str, expected: str) -> None:
    row = promise(target="20", unit="days", calendar=calendar)
    assert standing(row, limit(30, "days")) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param("100 %", "equal", id="every case"),
        pytest.param("100%", "equal", id="every case, without blank"),
        pytest.param("", "equal", id="not said"),
        pytest.param("many", "equal", id="no share"),
        pytest.param("99.5 %", "weaker", id="nearly every case"),
    ],
)
def test_law_holds_for_every_case(share: str, expected: str) -> None:
    row = promise(target="30", unit="days", share=share)
    assert standing(row, limit(30, "days")) == expected


def test_days_on_a_working_calendar_are_working_days() -> None:
    assert compare(Span(5, "days", "working days"), Span(5, "working days")) == "equal"


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_each_fact_is_needed(name: str) -> None:
    rest = {key: text for key, text in WHOLE.items() if key != name}
    assert missing_facts(promise(**rest)) == [name]


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_fact_is_missing(empty: str) -> None:
    assert missing_facts(promise(**{**WHOLE, "target": empty})) == ["target"]


def test_nothing_is_missing_of_a_whole_one() -> None:
    assert missing_facts(promise(**WHOLE)) == []


@pytest.mark.parametrize("unit", ["percent", "count"])
def test_a_number_that_is_no_time_needs_no_clock(unit: str) -> None:
    clock = {"share", "start", "stop", "calendar"}
    rest = {key: text for key, text in WHOLE.items() if key not in clock}
    assert missing_facts(promise(**{**rest, "unit": unit})) == []


def test_without_a_unit_the_clock_is_asked_for() -> None:
    assert "start" in missing_facts(promise(metric="how quick we are"))
