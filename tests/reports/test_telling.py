"""How a report is told follows from the terminal."""

from __future__ import annotations

import sys

import pytest

from qms.reports.formats import REPORTS, Telling


@pytest.mark.parametrize(
    ("is_terminal", "environment", "is_coloured"),
    [
        pytest.param(True, {}, True, id="a terminal"),
        pytest.param(False, {}, False, id="a pipe"),
        pytest.param(True, {"NO_COLOR": "1"}, False, id="no colour wanted"),
        pytest.param(True, {"NO_COLOR": ""}, True, id="NO_COLOR empty"),
        pytest.param(True, {"TERM": "dumb"}, False, id="a dumb terminal"),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch,
    is_terminal: bool,
    environment: dict[str, str],
    is_coloured: bool,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Telling.of_terminal().is_coloured is is_coloured


def test_width_is_the_terminal_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "97")
    assert Telling.of_terminal(is_whole=True, language="bg") == Telling(
        97, is_whole=True, language="bg"
    )


def test_every_format_of_the_issue_is_there() -> None:
    assert set(REPORTS) == {
        "text", "json", "sarif", "junit", "github", "gitlab", "csv"
    }  # fmt: skip
