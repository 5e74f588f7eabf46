"""What people see while they wait, and how the program begins and ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from unittest.mock import patch

import pytest

from qms.__main__ import main
from qms.cli import console
from qms.cli.console import Progress
from tests.example_tree import lay_house


class Screen(io.StringIO):
    """A terminal that keeps what was written."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@contextmanager
def shown(patience: float) -> Iterator[Screen]:
    """A screen for what is told on standard error."""
    screen = Screen()
    with redirect_stderr(screen), patch.object(console, "PATIENCE", patience):
        yield screen


@pytest.mark.parametrize(
    ("patience", "is_shown"),
    [pytest.param(60, False, id="quick"), pytest.param(-1, True, id="slow")],
)
def test_a_bar_comes_only_when_work_lasts(patience: float, is_shown: bool) -> None:
    with shown(patience) as screen, Progress("reading documents") as bar:
        bar.tell(1, 3)
        bar.tell(3, 3)
    assert ("reading documents" in screen.getvalue()) is is_shown


def interrupted(progress: Progress) -> None:
    with progress as bar:
        bar.tell(1, 3)
        raise KeyboardInterrupt


def test_the_bar_goes_however_the_work_ends() -> None:
    with shown(-1):
        progress = Progress("reading documents")
        with pytest.raises(KeyboardInterrupt):
            interrupted(progress)
    assert progress.bar is not None
    assert not progress.bar.live.is_started


def test_there_is_no_bar_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "PATIENCE", -1)
    with Progress("reading documents") as bar:
        bar.tell(1, 3)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("validate",), 0, id="conforms"),
        pytest.param(("validate", "--fail-on", "x"), 2, id="wrong usage"),
        pytest.param(("--lang", "hu", "list"), 0, id="in a language"),
    ],
)
def test_the_program_ends_with_the_commands_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(lay_house(tmp_path))
    monkeypatch.setattr(sys, "argv", ["qms", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code


def test_an_interrupt_while_it_begins_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(words: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("qms.cli.app.run", interrupted)
    monkeypatch.setattr(sys, "argv", ["qms", "validate"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
