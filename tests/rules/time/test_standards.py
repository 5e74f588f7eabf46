"""Editions of standards as time goes by: current, in transition, ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.told import DAY, findings, told

ENDED = "NORM 100:2010 is cited, but certificates to it ended on 2022-01-01"


def saying(text: str, language: str = "en") -> str:
    return (
        f"=== procedures/PO-01.md\nlanguage: {language}\n---\n\n# Purpose\n\n{text}\n"
    )


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        pytest.param("en", "We work to NORM 100:2010.", 1, id="en"),
        pytest.param("hu", "Az MSZ EN NORM 100:2010 szerint dolgozunk.", 1, id="hu"),
        pytest.param("hu", "Az MSZ EN NORM 100:2010-es szabvány.", 1, id="hu suffix"),
        pytest.param("ro", "Potrivit SR EN NORM 100:2010, pct. 4.", 1, id="ro"),
        pytest.param("bg", "Съгласно БДС EN NORM 100: 2010 г.", 1, id="bg"),
        pytest.param("bg", "Съгласно БДС\u00a0NORM\u00a0100:\u00a02010.", 1, id="nbsp"),
        pytest.param(
            "en", "NORM 100:2010 and again NORM 100: 2010.", 1, id="told once"
        ),
        pytest.param("en", "We work to NORM 100:2020.", 0, id="current"),
        pytest.param("en", "We work to NORM 100.", 0, id="no edition"),
        pytest.param("en", "NORM 200:2010 is not catalogued.", 0, id="unknown"),
        pytest.param("en", "Open from 10:30; in the year: 2010.", 0, id="hours"),
        pytest.param("en", "```\nNORM 100:2010\n```", 0, id="in code"),
    ],
)
def test_ended_editions(tmp_path: Path, language: str, text: str, count: int) -> None:
    assert told(tmp_path, "QMS301", "files", saying(text, language)) == [ENDED] * count


def test_the_place_is_the_words(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "QMS301", "files", saying("Now\nBDS NORM 100: 2010."))
    lines = (tmp_path / "procedures/PO-01.md").read_text(encoding="utf-8").split("\n")
    line = lines[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("BDS NORM 100: 2010")


def test_the_place_in_a_charter_is_the_words(tmp_path: Path) -> None:
    text = "purpose: >-\n  This charter rests\n  on NORM 100:2010.\n"
    (found,) = findings(tmp_path, "QMS301", "charter", text)
    lines = (tmp_path / "procedures/CH-01.yaml").read_text(encoding="utf-8").split("\n")
    line = lines[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("NORM 100:2010.")


@pytest.mark.parametrize(
    ("head", "line_holds"),
    [
        pytest.param('clauses: ["NORM 100:2010 4.1"]', "clauses:", id="a claim"),
        pytest.param("title: After NORM 100:2010", "title:", id="the title"),
        pytest.param(
            "kind: external-document\nexternal: {publisher: x, act: 'EN NORM 100:2010',"
            " where: x, as_of: 2026-11-01, check_every: 12 months}",
            "external:",
            id="an outside document",
        ),
    ],
)
def test_ended_editions_in_the_head(tmp_path: Path, head: str, line_holds: str) -> None:
    (found,) = findings(tmp_path, "QMS301", "yaml", head)
    lines = (tmp_path / "procedures/PO-01.md").read_text(encoding="utf-8").split("\n")
    assert lines[found.place.line - 1].startswith(line_holds)


def in_transition(more: str) -> str:
    return (
        "=== overrides/standards/norm-100-2020.yaml\n"
        "{qms: 1, id: NORM 100, edition: 2020, title: {en: N}, sources: [],"
        f" clauses: [], {more}}}\n"
    )


UNTIL = "transition: {until: 2029-09-30, verified: true}"


@pytest.mark.parametrize(
    ("more", "day", "codes"),
    [
        pytest.param(f"next: 2026, {UNTIL}", DAY, ["QMS302"], id="years left"),
        pytest.param(
            f"next: 2026, {UNTIL}", date(2028, 9, 29), ["QMS302"], id="1 y 1 d"
        ),
        pytest.param(
            f"next: 2026, {UNTIL}", date(2028, 9, 30), ["QMS310"], id="1 year"
        ),
        pytest.param(
            f"next: 2026, {UNTIL}", date(2029, 9, 30), ["QMS310"], id="last day"
        ),
        pytest.param(f"next: 2026, {UNTIL}", date(2030, 1, 1), ["QMS310"], id="past"),
        pytest.param(
            f"next: 2026, ended: 2029-10-01, {UNTIL}", date(2030, 1, 1), [], id="ended"
        ),
        pytest.param("next: 2026", DAY, [], id="no transition"),
        pytest.param(UNTIL, DAY, ["QMS302"], id="next is not named"),
        pytest.param(
            "next: 2010, " + UNTIL, date(2009, 1, 1), [], id="next is not out"
        ),
    ],
)
def test_transitions(tmp_path: Path, more: str, day: date, codes: list[str]) -> None:
    found = [
        each.code
        for code in ("QMS302", "QMS310")
        for each in findings(tmp_path / code, code, "files", in_transition(more), day)
    ]
    assert found == codes


def test_a_day_that_nobody_compared_says_so(tmp_path: Path) -> None:
    more = "next: 2026, transition: {until: 2029-09-30, verified: false}"
    assert told(tmp_path, "QMS302", "files", in_transition(more)) == [
        "NORM 100:2020 gives way to the edition of 2026 by 2029-09-30"
        " (not yet compared with its source)"
    ]
