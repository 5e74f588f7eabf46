"""`qms survey report`: which figures of which counts, and what is said beside them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.console import Told, held_against, qms
from tests.survey_house import lay_answers, lay_survey, lay_wave, spread

WAVE = "SUR-2026-01"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    lay_survey(tmp_path)
    lay_wave(tmp_path, WAVE)
    return tmp_path


def answered(
    house: Path, columns: dict[str, list[str]], group: str = "clients"
) -> None:
    path = lay_answers(house, "answers.csv", columns)
    told = qms("survey", "import", WAVE, path, "--group", group, "--root", house)
    assert (told.err, told.code) == ("", 0)


def report(house: Path, *words: str) -> Told:
    return qms("survey", "report", WAVE, "--root", house, *words)


def data(house: Path) -> dict[str, Any]:
    told = report(house, "--format", "json")
    assert (told.err, told.code) == ("", 0)
    found: dict[str, Any] = json.loads(told.out)
    return found


def first(house: Path) -> dict[str, Any]:
    found: dict[str, Any] = data(house)["groups"][0]["items"][0]
    return found


@pytest.mark.parametrize(
    ("part", "n", "printed"),
    [
        pytest.param(9, 10, "90 % [60, 98]", id="ten"),
        pytest.param(27, 30, "90 % [74, 97]", id="organisations"),
        pytest.param(40, 47, "85 % [72, 93]", id="mayors"),
        pytest.param(500, 593, "84.3 % [81.2, 87.0]", id="clients"),
    ],
)
def test_the_share_of_the_top_has_its_interval(
    house: Path, part: int, n: int, printed: str
) -> None:
    answered(house, {"overall": spread({5: part, 2: n - part})})
    assert f"share of 4, 5: {printed}" in report(house).out
    share = first(house)["share"]
    assert share["value"] == pytest.approx(100 * part / n, abs=1e-9)


@pytest.mark.parametrize(
    ("n", "has_counts", "has_share", "note"),
    [
        pytest.param(4, False, False, "fewer than five", id="4: their number"),
        pytest.param(5, True, False, "fewer than ten", id="5: counts"),
        pytest.param(9, True, False, "counts alone", id="9: counts"),
        pytest.param(10, True, True, "fewer than thirty", id="10: shares"),
        pytest.param(29, True, True, "no trend", id="29: shares, no trend"),
        pytest.param(30, True, True, "chosen at random", id="30: all"),
    ],
)
def test_how_much_is_told_of_how_few(
    house: Path, n: int, has_counts: bool, has_share: bool, note: str
) -> None:
    answered(house, {"overall": spread({4: n})})
    text = report(house).out
    assert f"{n} answered" in text
    assert ("4 satisfied" in text) is has_counts
    assert ("share of" in text) is has_share
    assert (" %" in re.sub(r"\([0-9.]+ %\)", "", text)) is has_share
    assert note in " ".join(text.split())
    assert ("fewer than thirty" in text) is (10 <= n < 30)


@pytest.mark.parametrize(
    ("counts", "score", "margin", "printed"),
    [
        pytest.param({10: 50, 8: 30, 3: 20}, 30, 15.3, "30.0 ± 15.3", id="hundred"),
        pytest.param({9: 10, 7: 6, 0: 4}, 30, 34.2, "30 ± 34", id="twenty"),
    ],
)
def test_a_net_score_has_its_margin(
    house: Path, counts: dict[int, int], score: float, margin: float, printed: str
) -> None:
    answered(house, {"recommend": spread(counts)})
    found = first(house)["net_score"]
    assert found["value"] == pytest.approx(score)
    assert found["margin"] == pytest.approx(margin, abs=0.05)
    assert f"net score: {printed} [" in report(house).out


def test_effort_is_told_by_its_upper_three_points(house: Path) -> None:
    answered(house, {"effort": spread({7: 10, 6: 10, 5: 7, 2: 3})})
    assert "share of 5, 6, 7: 90 % [74, 97]" in report(house).out
    assert first(house)["median"] == [6, 6]


def test_a_gap_is_perceived_less_expected_person_by_person(house: Path) -> None:
    answered(
        house,
        {"wait-expected": list("5555544444"), "wait": list("4433322222")},
    )
    group = data(house)["groups"][0]
    assert group["pairs"][0]["gap"]["value"] == pytest.approx(-1.8)
    assert group["dimensions"][0]["gap"]["value"] == pytest.approx(-1.8)
    assert "promptness  -1.80 [" in report(house).out


def test_blanks_and_unknown_are_no_middle_value(house: Path) -> None:
    answers = [*spread({1: 10, 5: 10}), *["I do not know"] * 5, *[""] * 3]
    answered(house, {"overall": answers, "effort": ["4"] * 28})
    item = first(house)
    assert (item["n"], item["unknown"], item["blank"]) == (20, 5, 3)
    assert item["share"]["value"] == pytest.approx(50)
    assert item["median"] == [1, 5]
    assert "median 1–5; n = 20; unknown 5, blank 3" in report(house).out


ALPHA = {
    "friendly": list("5544332211"),
    "listened": list("5453342211"),
    "unclear": list("1122334554"),
}


def test_a_battery_that_was_not_turned_is_named(tmp_path: Path) -> None:
    lay_survey(tmp_path)
    path = tmp_path / "procedures/CQ-01.yaml"
    path.write_text(path.read_text().replace(", reverse: true", ""))
    lay_wave(tmp_path, WAVE)
    answered(tmp_path, ALPHA)
    text = " ".join(report(tmp_path).out.split())
    assert "alpha is negative" in text
    assert "(unclear" in text


def test_straight_lining_is_said_to_move_alpha(house: Path) -> None:
    answered(house, {name: [*each, *["3"] * 9] for name, each in ALPHA.items()})
    text = " ".join(report(house).out.split())
    assert "battery contact: alpha 0.9" in text
    assert (
        "without the 10 who gave one answer to all" in text or "without the 9" in text
    )


@pytest.mark.parametrize(
    ("selection", "population", "said", "has_interval"),
    [
        pytest.param("volunteers", "90", "nothing can be concluded", True),
        pytest.param("random", "90", "chosen at random", True),
        pytest.param("all", "90", "those who stayed silent", True),
        pytest.param("all", "40", "a full count, so without intervals", False),
    ],
)
def test_how_people_were_chosen_decides_what_may_be_said(
    tmp_path: Path, selection: str, population: str, said: str, has_interval: bool
) -> None:
    lay_survey(tmp_path)
    lay_wave(tmp_path, WAVE, selection=selection, population=population, invited="40")
    answered(tmp_path, {"overall": spread({4: 20, 1: 20})})
    text = report(tmp_path).out
    assert said in " ".join(text.split())
    assert ("share of 4, 5: 50 % [" in text) is has_interval
    assert "40 answered, of 40 asked (100 %)" in text


def test_groups_stand_apart_and_the_silent_are_named(house: Path) -> None:
    answered(house, {"overall": spread({5: 12})})
    assert "without results: firms" in report(house).out
    answered(house, {"overall": spread({1: 12})}, "firms")
    groups = data(house)["groups"]
    assert [each["items"][0]["share"]["value"] for each in groups] == [100, 0]
    one = report(house, "--group", "firms").out
    assert "firms" in one
    assert "clients" not in one


def test_people_read_the_questions_in_their_language_and_programs_in_its_own(
    house: Path,
) -> None:
    version = (
        "id: CQ-01\ntitle: Cum\nlanguage: ro\n"
        "translates: {edition: 1, revision: 0}\n"
        "items: {overall: {text: Mulțumit?}}\n"
    )
    (house / "procedures/CQ-01.ro.yaml").write_text(version, encoding="utf-8")
    answered(house, {"overall": spread({4: 12})})
    asked = ("survey", "report", WAVE, "--root", house)
    assert "overall  Mulțumit?" in qms("--lang", "ro", *asked).out
    for words in (("--lang", "ro", *asked, "--format", "json"), asked):
        assert "How satisfied are you" in qms(*words).out


def test_plainly_no_bars_are_drawn(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(house, {"overall": spread({4: 9, 5: 3})})
    monkeypatch.setenv("QMS_PLAIN", "1")
    told = report(house).out
    assert "    4 satisfied: 9; 75 %\n    5 very satisfied: 3; 25 %\n" in told
    assert "█" not in told


def test_the_whole_answer(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    answered(house, {
        "overall": spread({1: 3, 2: 5, 3: 10, 4: 22, 5: 14}),
        "wait-expected": spread({4: 14, 5: 40}), "wait": spread({2: 20, 4: 34}),
        "recommend": spread({2: 9, 8: 20, 10: 25}),
        "themes": [*["hours"] * 20, *["letters; hours"] * 9, *["a text"] * 5],
        **{name: each * 5 for name, each in ALPHA.items()},
    })  # fmt: skip
    told = report(house)
    assert (told.err, told.code) == ("", 0)
    held_against("survey/report", told.out)


def test_a_spreadsheet_gets_a_row_a_figure_and_numbers_as_numbers(house: Path) -> None:
    answered(house, {"wait-expected": ["5"] * 10, "wait": list("3344334433")})
    told = report(house, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out[1:]), delimiter=";"))
    gap = next(each for each in rows if each["figure"] == "gap of pair")
    assert float(gap["value"]) == -1.6
    assert float(gap["low"]) < -1.6 < float(gap["high"])
    about = {each["figure"]: each["value"] for each in rows[:5]}
    assert (about["selection"], about["invited"]) == ("random", "2000")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        pytest.param(("SUR-2026-02",), "SUR-2026-02", WAVE, id="no wave"),
        pytest.param((WAVE, "--group", "x"), "no group x", "clients, firms"),
        pytest.param((WAVE, "--format", "xml"), "xml", "", id="no form"),
        pytest.param((WAVE,), "no results yet", "qms survey import", id="nothing"),
    ],
)
def test_what_is_not_there_is_told(
    house: Path, words: tuple[str, ...], message: str, hint: str
) -> None:
    told = qms("survey", "report", *words, "--root", house)
    assert (told.out, told.code) in (("", 2), ("", 3))
    assert message in told.err
    assert hint in told.err


def test_a_wave_of_a_revision_that_is_gone_is_told(house: Path) -> None:
    path = house / f"records/surveys/{WAVE}.yaml"
    path.write_text(path.read_text().replace('"1.0"', '"7.0"'))
    told = report(house)
    assert told.code == 3
    assert "CQ-01 7.0" in told.err
