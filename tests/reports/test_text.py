"""The report for people: its order, what it leaves out, how wide it is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.i18n import speak
from qms.model.finding import Finding, Place
from qms.model.report import Report
from qms.reports.cells import width
from qms.reports.formats import Telling
from qms.reports.text import MANY, WORST, render
from tests.reports.sample import clean, finding, many, mixed, report

PATHS = re.compile(r"procedures/\S+")
STEP = {"step": "register"}


def steps(count: int) -> Report:
    return report(
        *(finding("QMS131", "procedures/PO-01.md", n, 1, STEP) for n in range(count)),
        lines={},
    )


@pytest.mark.parametrize("room", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("sample", [mixed, many, clean])
def test_every_line_fits_the_width(room: int, sample: Callable[[], Report]) -> None:
    told = render(sample(), Telling(width=room, is_whole=True))
    assert [line for line in told.split("\n") if width(line) > room] == []


@pytest.mark.parametrize(
    ("asked", "given_room"),
    [
        pytest.param(0, 40, id="no terminal at all"),
        pytest.param(500, 120, id="a very wide terminal"),
    ],
)
def test_width_stays_readable(asked: int, given_room: int) -> None:
    assert render(mixed(), Telling(asked)) == render(mixed(), Telling(given_room))


def test_place_is_never_broken() -> None:
    path = f"procedures/{'d' * 90}.md"
    told = render(report(finding("QMS101", path, 3, 4)), Telling())
    assert f"\n    {path}:3:4\n" in told


def test_fifty_findings_are_all_told() -> None:
    told = render(steps(MANY), Telling())
    assert told.count("✗ error QMS131") == MANY
    assert "--all" not in told


def test_above_fifty_the_worst_are_told() -> None:
    told = render(many(), Telling())
    assert told.count("what to do: ") == WORST
    assert "67 more findings: qms validate --all shows them too" in told


def test_above_fifty_all_are_told_if_asked() -> None:
    told = render(many(), Telling(is_whole=True))
    assert told.count("what to do: ") == 72
    assert "--all" not in told


def test_worst_are_errors_though_notes_come_first() -> None:
    notes = [finding("QMS143", "a.md", n, 1, {"term": "t"}) for n in range(1, 60)]
    error = finding("QMS101", "z.md")
    told = render(report(*notes, error), Telling())
    assert "✗ error QMS101" in told.split("the worst of them:")[1]


def test_worst_show_each_rule_before_one_twice() -> None:
    told = render(many(), Telling()).split("the worst of them:")[1]
    assert told.count("QMS131") == 3
    assert told.count("QMS101") == 2


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        pytest.param(["QMS131"], "✗ 1 error\n", id="one error"),
        pytest.param(["QMS301", "QMS301"], "! 2 warnings\n", id="two warnings"),
        pytest.param(["QMS143"], "· 1 note\n", id="one note"),
        pytest.param(["QMS143", "QMS131"], "✗ 1 error, 1 note\n", id="mixed"),
        pytest.param([], "✓ no findings\n", id="none"),
    ],
)
def test_closing_counts_by_severity(findings: list[str], said: str) -> None:
    values = {"step": "s", "standard": "x", "day": "y", "term": "t"}
    found = [
        finding(code, "a.md", n, 1, values) for n, code in enumerate(findings, start=1)
    ]
    assert said in render(report(*found), Telling())


def test_closing_says_if_nothing_was_read() -> None:
    told = render(report(documents=0), Telling())
    assert told.startswith("! nothing to check: no document was read\n")
    assert "✓" not in told


def test_closing_names_concessions() -> None:
    allowed = finding("QMS131", "a.md", 1, 1, STEP, excused="CON-2026-007")
    told = render(report(excused=(allowed,)), Telling())
    assert "✓ no findings\n" in told
    assert "1 finding is allowed by concessions: CON-2026-007\n" in told


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param({}, id="told"),
        pytest.param({"excused": "CON-2026-001"}, id="excused"),
    ],
)
def test_line_of_a_safety_finding_is_shown_by_no_finding(
    secret: dict[str, str],
) -> None:
    path = "procedures/PO-01.md"
    number = finding("QMS904", path, 31, 8, {"masked": "185…"}, **secret)
    other = finding("QMS143", path, 31, 1, {"term": "t"})
    found = [other] if secret else [other, number]
    excused = (number,) if secret else ()
    told = render(report(*found, excused=excused), Telling())
    assert "1850101123455" not in told
    assert "QMS143" in told


def test_line_without_a_column_has_no_caret() -> None:
    found = finding("QMS131", "procedures/PO-01.md", 14, 0, STEP)
    told = render(report(found), Telling())
    assert "      14 |   - {id: s1" in told
    assert "^" not in told


def test_finding_without_a_place_is_told() -> None:
    told = render(report(Finding("QMS101", Place(""))), Telling())
    assert "the repository  1 error\n" in told


def test_rule_without_a_card_is_told_by_its_code() -> None:
    told = render(report(Finding("QMS777", Place("a.md", 2))), Telling())
    assert "✗ error QMS777  a.md:2\n    QMS777\n" in told


def test_text_speaks_the_language_spoken() -> None:
    speak("hu")
    assert render(clean(), Telling()).startswith("✓ ")


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_documents_cannot_give_orders(step: str, path: str, line: str) -> None:
    found = Finding("QMS131", Place(path, 3, 2), {"step": f"x {step} ::error::{step}"})
    told = render(report(found, lines={(path, 3): line}), Telling(width=40))
    for row in told.split("\n"):
        assert not row.lstrip().startswith("::")
        assert "##[" not in row
        assert row.isprintable() or not re.search(
            r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", row
        )
