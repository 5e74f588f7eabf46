"""What became of a promise, on its charter's page: in words, and never hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qms.evaluation.promise_told import result_of
from qms.model.chain.measured import Measurement
from qms.model.measurement import Counts, Promised, PromiseMeasured
from qms.model.period import named_period
from qms.model.promise_result import PromiseResult
from qms.site.results import told
from qms.site.said import Said
from qms.site.trend import Point, Scale, drawn, trend_of
from qms.site.voice import Voice
from tests.cli.console import held_against
from tests.example_tree import lay_house
from tests.site.measured_town import Figures, lay_measurement
from tests.site.page_read import Page, page_in, read

NB = "\u00a0"
TERMS = "target: 20, share: 90 %, unit: days, calendar: calendar days"
SMALL = [(0, 0), (3, 3), (7, 7), (7, 6), (12, 11), (29, 25), (30, 27), (187, 171)]


def measured(n: int, met: int, *, is_sample: bool) -> PromiseMeasured:
    return PromiseMeasured(
        Promised("petition-reply", "20", "days", "90 %", "calendar days"),
        is_sample,
        n,
        Counts(met, n - met, 0) if n >= 5 else None,
        median="14" if n >= 10 else "",
        p90="22" if n >= 10 else "",
    )


def result(
    n: int, met: int, period: str = "2026-Q3", *, is_sample: bool = False
) -> PromiseResult:
    found = measured(n, met, is_sample=is_sample)
    whole = Measurement(
        "MES-1", "", "CH-01", "1.0", named_period(period), None, "", (found,)
    )
    known = result_of(whole, found)
    assert known is not None
    return known


def small_n() -> str:
    """What is printed of few and of many cases, line by line."""
    lines = ["promised: within 20 days in 90% of cases", ""]
    for is_sample in (False, True):
        lines += ["a sample" if is_sample else "all cases counted", ""]
        for n, met in SMALL:
            one = told(Voice("en"), result(n, met, is_sample=is_sample), "en")
            verdict = f"{one.verdict.look.sign} {one.verdict.word}"
            lines.append(f"  n = {n:<3}  in time: {met:<3}  {verdict}")
            words = " ".join(filter(None, (one.sentence, one.times)))
            lines.append(f"           {words}".replace(NB, " "))
        lines.append("")
    return "\n".join(lines)


def test_what_is_told_of_few_cases() -> None:
    held_against("site/small_n", small_n())


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return lay_house(tmp_path)


def lay(house: Path, name: str, period: str, *counts: int, **told: str) -> None:
    """A measurement of the one promise: in time, late, open and late."""
    met, late, open_late = (*counts, 0)[:3]
    row = {"petition-reply": Figures(met, late, open_late, told.get("more", ""))}
    terms = {"petition-reply": told.get("terms", TERMS)}
    as_of = told.get("as_of", "2026-10-05")
    lay_measurement(house, name, period, as_of, row, "1.0", terms)


def charter(house: Path) -> Page:
    return read(page_in(house, "CH-01"))


def plain(page: Page) -> str:
    return page.text.replace(NB, " ")


def test_a_kept_promise_tells_its_cases_share_times_and_day(house: Path) -> None:
    lay(house, "MES-1", "2026-Q3", 171, 12, 4, more=", median: 14, p90: 22")
    text = plain(charter(house))
    for words in (
        "in time: 91.4%",
        "171 of 187 cases",
        "✓ Kept",
        "171 of 187 cases were in time, that is 91.4%. Promised: 90%.",
        "Half took at most 14 days, nine in ten at most 22 days.",
        "4 cases are open past their time; they count as late.",
        "As the log stood on 5 October 2026, all cases counted.",
        "Result: 3rd quarter 2026",
    ):
        assert words in text
    assert "not measured" not in text.lower()


def test_a_missed_promise_stands_in_the_same_place_as_a_kept_one(house: Path) -> None:
    lay(house, "MES-1", "2026-Q3", 171, 16)
    kept = charter(house)
    lay(house, "MES-1", "2026-Q3", 161, 26)
    missed = charter(house)
    shape = [tag for tag, _ in kept.elements]
    assert [tag for tag, _ in missed.elements] == shape
    tones = [
        {each["class"] for each in page.all("span") if "chip" in each.get("class", "")}
        for page in (kept, missed)
    ]
    assert tones == [{"chip good"}, {"chip bad"}]
    assert "✗ Not kept" in plain(missed)


def test_the_approved_text_is_the_same_whatever_was_measured(house: Path) -> None:
    before = (house / "procedures/CH-01.yaml").read_bytes()
    text = "We answer 90 % of complete petitions within 20 days."
    lay(house, "MES-1", "2026-Q3", 10, 90)
    page = charter(house)
    assert plain(page).count(text) >= 2
    assert (house / "procedures/CH-01.yaml").read_bytes() == before


def test_what_is_excluded_and_left_out_is_told_with_its_reason(house: Path) -> None:
    more = ", excluded: {withdrawn: 3}, left_out: {same: 2, no-start: 1}"
    lay(house, "MES-1", "2026-Q3", 90, 10, more=more)
    text = plain(charter(house))
    assert "Not counted: 3 withdrawn." in text
    assert "Left out as faulty: 2 listed twice, 1 without a beginning." in text


def test_a_reason_in_the_office_s_own_words_is_marked_as_that() -> None:
    reasons = {"withdrawn": 3, "<clădire închisă>": 2}
    found = replace(measured(90, 80, is_sample=False), excluded=reasons)
    of = replace(result(90, 80), measured=found)
    (note,) = told(Voice("hu"), of, "ro").notes
    assert note.count("lang=") == 1
    assert '2 <span lang="ro">&lt;clădire închisă&gt;</span>' in note


def test_an_earlier_promise_is_told_as_that(house: Path) -> None:
    terms = "target: 30, share: 80 %, unit: days, calendar: calendar days"
    lay(house, "MES-1", "2026-Q3", 85, 15, terms=terms)
    text = plain(charter(house))
    told_so = "Measured against what revision 1.0 promised: 30 days, 80%."
    assert told_so in text
    assert "✓ Kept" in text


def test_the_newest_period_of_the_day_is_shown(house: Path) -> None:
    lay(house, "MES-1", "2026-Q2", 80, 20, as_of="2026-07-05")
    lay(house, "MES-2", "2026-Q3", 95, 5)
    lay(house, "MES-3", "2026-Q4", 10, 90, as_of="2027-01-05")
    page = charter(house)
    assert "Result: 3rd quarter 2026" in plain(page)
    assert "4th quarter" not in plain(page)
    assert "2nd quarter 2026: 80.0%, n = 100" in plain(page)


def test_a_measurement_that_was_replaced_is_not_told(house: Path) -> None:
    lay(house, "MES-1", "2026-Q3", 10, 90)
    lay(house, "MES-2", "2026-Q3", 95, 5)
    path = house / "records/measurements/MES-2.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "replaces: MES-1\n", encoding="utf-8")
    assert "95 of 100 cases" in plain(charter(house))


def test_a_trend_has_a_title_words_and_signs_besides_colours(house: Path) -> None:
    lay(house, "MES-1", "2026-Q2", 80, 20, as_of="2026-07-05")
    lay(house, "MES-2", "2026-Q3", 95, 5)
    page = charter(house)
    pictures = [each for each in page.all("svg") if each.get("role") == "img"]
    names = {name for each in pictures for name in each["aria-labelledby"].split()}
    assert names
    assert names <= set(page.values("id"))
    assert [each["class"] for each in page.all("circle")] == ["kept"]
    assert "missed" in [each.get("class", "") for each in page.all("rect")]


def test_a_trend_goes_over_periods_that_were_counted_alike() -> None:
    voice, text = Voice("en"), Said("We answer.")
    quarters = [result(100, 90, "2026-Q1"), result(100, 80, "2026-Q2")]
    assert trend_of(voice, "x", text, quarters) is not None
    assert trend_of(voice, "x", text, quarters[:1]) is None
    assert trend_of(voice, "x", text, [result(100, 90, "2026"), quarters[0]]) is None
    assert trend_of(voice, "x", text, [result(7, 7, "2026-Q1"), quarters[1]]) is None
    assert trend_of(voice, "x", text, []) is None


def test_beside_a_trend_a_table_says_the_same_few_cases_too() -> None:
    three = [
        result(100, 90, "2026-Q1", is_sample=True),
        result(7, 6, "2026-Q2"),
        result(100, 80, "2026-Q3"),
    ]
    trend = trend_of(Voice("en"), "x", Said("Felelünk.", "hu"), three)
    assert trend
    assert trend.title == "In time, period by period: x"
    first, few, last = trend.rows
    assert first == ("1st quarter 2026", "90.0% (82.6%–94.5%)", "100")
    assert few == ("2nd quarter 2026", "6 of 7", "7")
    assert last == ("3rd quarter 2026", "80.0%", "100")
    for when, told_so, n in trend.rows:
        assert f"{when}: {told_so}, n{NB}={NB}{n}" in trend.description
    sampled, whole = trend.marks
    assert sampled.ends
    assert sampled.ends[0] > sampled.y > sampled.ends[1]
    assert whole.ends is None


def test_what_lies_below_nothing_is_drawn_there() -> None:
    points = [
        Point(value, label, label, (label,), is_good=True)
        for value, label in ((-20.0, "−20"), (30.0, "+30"))
    ]
    scale = Scale(40, "0", -20)
    trend = drawn(("x", "Net score"), (("Value",), points), (40, "at least 40"), scale)
    assert trend
    low, high = trend.marks
    assert low.y > trend.edge > high.y
    assert trend.aim is not None
    assert trend.aim < high.y
