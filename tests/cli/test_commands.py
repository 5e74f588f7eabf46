"""Every command: its help, its ways to end, and what it does not import."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qms import __version__
from qms.cli.app import COMMANDS
from qms.i18n import LANGUAGES
from tests.cli.console import TOP, qms, qms_alone
from tests.example_tree import lay_house

README = TOP / "README.md"
PATHS = [(name,) for name in COMMANDS if name != "profile"] + [("profile", "diff")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [(), *PATHS], ids=lambda words: " ".join(words))
def test_every_command_has_help_with_an_example(
    words: tuple[str, ...], language: str
) -> None:
    told = qms("--lang", language, *words, "--help")
    assert (told.err, told.code) == ("", 0)
    assert f"qms {' '.join(words)}".strip() in told.out.splitlines()[0]
    example = re.search(r"\S+: (qms.*)", "\n".join(told.lines[1:]))
    assert example
    assert max(map(len, told.lines)) <= 100


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"qms {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_list_of_help(name: str) -> None:
    assert re.search(rf"^  {name}  ", qms("--help").out, re.M)


def test_version() -> None:
    told = qms("--version")
    assert (told.out, told.err, told.code) == (f"qms {__version__}\n", "", 0)


def test_an_unknown_command_gives_exit_2() -> None:
    told = qms("aprove")
    assert told.code == 2
    assert "aprove" in told.err


def test_alone_outside_of_a_system_it_tells_its_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = qms()
    assert told.code == 0
    assert "validate" in told.out


def test_alone_where_all_is_well_nothing_must_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lay_house(tmp_path))
    told = qms()
    assert (told.out, told.err, told.code) == ("Nothing must be done today.\n", "", 0)


def test_alone_it_tells_five_things_at_most_the_worst_first(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20, 25):
        (root / f"procedures/PO-{number}.md").write_text(
            f"---\nid: PO-{number}\nkind: poem\ntitle: XX\nlanguage: en\nclauses: [x]\n"
            "references: [PO-99]\nowner: nobody\nprocess: none\nstatus: done\n---\n"
        )
    monkeypatch.chdir(root)
    told = qms()
    assert told.code == 0
    numbers = re.findall(r"^ (\d)\. ", told.out, re.M)
    assert numbers == ["1", "2", "3", "4", "5"]
    assert len(re.findall(r"^    qms validate --rules QMS\d+$", told.out, re.M)) == 5
    assert " 1. error: " in told.out
    assert re.search(r"^and \d+ more$", told.out, re.M)
    for language in LANGUAGES:
        assert qms("--lang", language).code == 0


def test_a_reader_who_leaves_early_breaks_nothing(root: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "qms", "explain"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    _none, err = run.communicate(timeout=60)
    assert b"Traceback" not in err


def test_letters_that_a_console_lacks_spoil_no_answer(root: Path) -> None:
    told = qms_alone("list", "--root", root, PYTHONIOENCODING="cp1251")
    assert (told.err, told.code) == ("", 0)
    assert "?gyrend" in told.out
    machine = qms_alone(
        "list", "--format", "json", "--root", root, PYTHONIOENCODING="cp1251"
    )
    assert "Ügyrend" in machine.out


INTERRUPTED = """
import os, signal, sys
import qms.actions.documents as action
def interrupted(*words):
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()
action.RegisterReader.read = interrupted
sys.argv = ["qms", "validate", "--root", sys.argv[1]]
from qms.__main__ import main
main()
"""


def test_an_interrupt_gives_exit_130_and_no_traceback(root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(root)],
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
        timeout=60,
    )
    assert run.returncode == 130
    assert b"Traceback" not in run.stderr


IMPORTED = """
import atexit, sys
atexit.register(lambda: print("\\n".join(sys.modules), file=sys.stderr))
sys.argv = ["qms", *sys.argv[1:]]
from qms.__main__ import main
main()
"""
HEAVY = (
    *("babel", "git", "holidays", "jinja2", "markdown"),
    *("nh3", "rich", "sqlite3", "yaml"),
)


def unmeasured() -> dict[str, str]:
    """The environment without the measuring of coverage, which imports much itself."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith("COV")
    }


def imported(*words: object, cwd: Path) -> set[str]:
    """The modules that a command imports."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED, *map(str, words)],
        cwd=cwd,
        env={**unmeasured(), "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(run.stderr.split())


OF_ACTS = ("qms.store.git", "qms.store.journal", "qms.store.keys", "qms.store.staging")
PAGES = ("babel", "git", "holidays", "jinja2", "markdown", "nh3", "qms.site")


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        ("--version", (*HEAVY, "qms.rules", "qms.model.document")),
        ("--help", (*HEAVY, "qms.rules", "qms.actions.validate")),
        ("validate", (*PAGES, "rich")),
        ("validate --format json", (*PAGES, "rich")),
        ("list", (*PAGES, "rich")),
        ("show PC-01", (*PAGES, "rich")),
        ("coverage", (*PAGES, "rich")),
        ("calendar --country HU", ("git", "jinja2", "qms.rules", "qms.site", "rich")),
        ("status", (*PAGES, *OF_ACTS, "rich", "sshsig", "qms.model.redline.words")),
        ("explain", (*PAGES, "rich", "sqlite3")),
        ("schema charter", (*PAGES, "rich", "sqlite3", "qms.rules")),
        ("plan", (*PAGES, "rich")),
        ("indicators", (*PAGES, "rich")),
        ("trace PC-01", (*PAGES, "rich")),
        ("render PC-01", ("git", "rich")),
        ("new --help", ("babel", "jinja2", "rich", "qms.rules")),
        ("", (*PAGES, "rich")),
    ],
)
def test_a_command_imports_only_what_it_needs(
    tmp_path: Path, words: str, absent: tuple[str, ...]
) -> None:
    found = imported(*words.split(), cwd=lay_house(tmp_path))
    assert sorted(found.intersection(absent)) == []


def test_a_daily_question_asked_again_loads_nothing_that_parses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    house = lay_house(tmp_path / "house")
    parsing = {"yaml", "qms.rules.judge"}
    assert imported("status", cwd=house) >= parsing
    assert not imported("status", cwd=house) & parsing


def test_verify_loads_git_only_where_something_was_changed() -> None:
    assert "git" not in imported("verify", "--allow", "root-not-pinned", cwd=TOP)


@pytest.mark.parametrize("words", ["status", "coverage", "show PC-01"])
def test_what_is_remembered_is_told_without_the_rules(
    tmp_path: Path, words: str
) -> None:
    root = lay_house(tmp_path)
    assert "qms.rules.tables" in imported(*words.split(), cwd=root)
    assert "qms.rules.tables" not in imported(*words.split(), cwd=root)
