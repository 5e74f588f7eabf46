"""Output for everybody: screen readers, pipes, narrow terminals, old consoles."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qms.cli.app import COMMANDS
from tests.cli.console import TOP, qms, qms_alone
from tests.example_tree import lay_example

DRAWN = re.compile("[\u2500-\u257f\u2580-\u259f\u2022\u2713\u2717\u25d4\x1b]|  +")
TREE = """\
=== procedures/PO-01.md
title: Answering petitions, a title that is much longer than a narrow terminal is wide
owner: nobody-at-all
steps:
  - {id: s1, title: register the petition}
"""
ANSWERS = (
    ("validate",),
    ("list",),
    ("status",),
    ("coverage",),
    ("explain",),
    ("people",),
    (),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_example(tmp_path_factory.mktemp("plain") / "town", "files", TREE)


def asked(root: Path, words: tuple[str, ...]) -> tuple[str, ...]:
    is_of_a_place = words and words[0] != "explain"
    return (*words, "--root", str(root)) if is_of_a_place else words


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_plain_lines_have_no_drawing(
    root: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "40")
    told = qms(*asked(root, words), "--plain")
    assert told.out
    assert not told.err
    assert [line for line in told.lines if DRAWN.search(line.strip())] == []
    monkeypatch.setenv("QMS_PLAIN", "1")
    assert qms(*asked(root, words)) == told


def test_a_plain_line_is_whole_in_itself(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = qms("--plain", "validate", "--root", root).lines
    found = next(at for at, line in enumerate(lines) if "nobody-at-all" in line)
    start = r"error QMS[0-9]{3}, procedures/PO-01\.md, line [0-9]+: "
    assert re.match(start, lines[found])
    assert lines[found + 1].startswith("what to do: ")
    listed = qms("list", "--plain", "--root", root).out
    assert "a title that is much longer than a narrow terminal is wide" in listed
    machine = qms("list", "--format", "json", "--root", root)
    assert qms("list", "--format", "json", "--root", root, "--plain") == machine


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_terminal_of_40_columns_breaks_no_answer(
    root: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "40")
    told = qms(*asked(root, words))
    assert not told.err
    # a path or a command is not cut: it is copied
    long = [line for line in told.lines if len(line) > 44]
    assert [line for line in long if "/" not in line and "qms " not in line] == []


def test_a_pipe_gets_no_colour_and_every_line(root: Path) -> None:
    told = qms_alone("validate", "--root", root)
    assert "\x1b" not in told.out + told.err
    assert told.out.endswith("\n")
    assert "\r" not in told.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_tab_key_completes_commands(shell: str) -> None:
    told = shown(shell)
    assert "_QMS_COMPLETE" in told
    if shell == "bash":
        script = f"{told}\ncomplete -p qms"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
        assert "qms" in done.stdout, done.stderr


def shown(shell: str) -> str:
    """The script that `--show-completion` prints for a shell."""
    program = "from qms.__main__ import main; import sys; sys.argv[0] = 'qms'; main()"
    words = ["--show-completion", shell]
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        env={
            **os.environ,
            "PYTHONPATH": str(TOP),
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_completion_knows_the_commands(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qms"],
        env={
            **os.environ,
            "PYTHONPATH": str(TOP),
            "_QMS_COMPLETE": "complete_bash",
            "_PYTHON _M QMS_COMPLETE": "complete_bash",
            "COMP_WORDS": "qms va",
            "COMP_CWORD": "1",
        },
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["validate"], done.stderr
    assert "validate" in COMMANDS
