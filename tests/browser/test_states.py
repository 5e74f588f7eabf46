"""In Chromium: the page of a text in each state of its life, in four languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.conftest import Open
from tests.cli.console import qms
from tests.example_tree import lay_example
from tests.rules.approval.scripts import (
    CHECKED,
    GONE,
    NEXT,
    RELEASED,
    SIGNED,
    WITHDRAWN,
)

TITLES = {
    "en": "Answering petitions",
    "ro": "Soluționarea petițiilor",
    "hu": "A petíciók megoldása",
    "bg": "Отговор на петиции",
}
# a state is seen in each of them, in one language or another
WINDOWS = ((320, "light"), (1280, "dark"), (320, "dark"), (1280, "light"))
ANOTHER = "Another text.\n"
REVOKED = "revoke stone.mary since=2026-02-05T00:00:00Z reason=x by field.anna\n"


class State(NamedTuple):
    """The acts that lead to a state, the words of `qms render`, and what it shows."""

    acts: str
    words: tuple[str, ...] = ()
    mark: str = ""


STATES = {
    "in review": State(CHECKED, mark="◔"),
    "approved, not in force": State(SIGNED, mark="◔"),
    "in force": State(RELEASED, mark="✓"),
    "review overdue": State(RELEASED, ("--as-of", "2028-03-01"), "◔"),
    "unproven": State(f"{RELEASED}{REVOKED}", mark="◔"),
    "superseded": State(f"{RELEASED}{NEXT}", ("--revision", "1.0"), "–"),
    "withdrawn": State(f"{WITHDRAWN}{GONE}", mark="–"),
    "withdrawn, asked for": State(WITHDRAWN, ("--revision", "1.0"), "–"),
    "altered": State(f"{RELEASED}=== altered\n", ("--draft",)),
}


def page(root: Path, state: State, language: str, target: Path) -> str:
    """The page of a text in a state, as `qms render` writes it."""
    text = f"title: {TITLES[language]}\nlanguage: {language}\n---\n# 1\n\n{{}}"
    path = "=== procedures/PO-01.md\n"
    acts = state.acts.replace("=== altered\n", path + text.format(ANOTHER))
    lay_example(root, "acts", f"{path}{text.format('A text.')}\n=== acts\n{acts}")
    words = ("PO-01", *state.words, "--root", root, "-o", target)
    told = qms("render", *words)
    assert told.code == 0, told.err
    return target.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMS_NOW", "2026-11-22T12:00:00+02:00")


BY_TURNS = [
    (name, [*TITLES][number % len(TITLES)]) for number, name in enumerate(STATES)
]


@pytest.mark.parametrize(("name", "language"), BY_TURNS)
def test_the_page_of_a_state_is_accessible(
    open_page: Open, tmp_path: Path, name: str, language: str
) -> None:
    state = STATES[name]
    html = page(tmp_path / "town", state, language, tmp_path / "state.html")
    assert f'<html lang="{language}"' in html
    assert state.mark in html
    number = list(STATES).index(name) + list(TITLES).index(language)
    width, scheme = WINDOWS[number % len(WINDOWS)]
    opened = open_page(html, width=width, scheme=scheme)
    assert opened.violations() == []
    assert opened.width <= width
    assert (opened.said, opened.asked) == ([], [])


def test_the_page_of_every_state_passes_the_nu_checker(
    tmp_path: Path, nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    files = []
    for number, state in enumerate(STATES.values()):
        for language in TITLES:
            target = tmp_path / f"{number}.{language}.html"
            page(tmp_path / f"{number}-{language}", state, language, target)
            files.append(target)
    assert nu_errors(files) == []
