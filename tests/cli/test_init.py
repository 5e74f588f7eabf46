"""Init on the command line: options, questions, and what to do next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qms.i18n import LANGUAGES
from tests.actions.town import write
from tests.cli.console import qms, qms_alone
from tests.terminal import Terminal

NAMES = ("--name", "Town hall", "--head", "Stone, Mary", "--officer", "Field, Anna")


@pytest.mark.parametrize("country", ["RO", "hu", "Bg", "DE", ""])
def test_a_new_system_validates(
    tmp_path: Path, country: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = qms("init", tmp_path / "town", "--country", country, *NAMES)
    assert (told.err, told.code) == ("", 0)
    assert "governance/profile.yaml" in told.out
    assert told.lines[-1] == "next: qms validate"
    monkeypatch.chdir(tmp_path / "town")
    assert qms("validate").code == 0
    assert "qms validate" in qms().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("--country", "RO", *NAMES[:4]), "--officer", id="no officer"),
        pytest.param(("--country", "RO", *NAMES[2:]), "--name", id="no name"),
        pytest.param(NAMES, "--country", id="no country"),
    ],
)
def test_where_nobody_can_be_asked_the_option_is_named(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    told = qms("init", tmp_path / "town", *words)
    assert told.code == 2
    assert message in told.err
    assert not (tmp_path / "town").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("--holder", "registry"), "OFFICE=NAME", id="no name"),
        pytest.param(("--holder", "emperor=A, B"), "no office emperor", id="no office"),
        pytest.param(("--languages", "ro,Ungarisch"), "Ungarisch", id="no tag"),
        pytest.param(("--timezone", "Mars"), "no time zone", id="no zone"),
        pytest.param(("--profile", "mars"), "no profile", id="no profile"),
    ],
)
def test_answers_that_do_not_fit(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    told = qms("init", tmp_path / "town", "--country", "", *NAMES, *words)
    assert told.code == 2
    assert message in told.err
    assert not (tmp_path / "town").exists()


def test_holders_and_languages(tmp_path: Path) -> None:
    words = ("--holder", "registry = Brook, Paul", "--languages", "hu, ro", "--no-git")
    told = qms("init", tmp_path, "--country", "RO", *NAMES, *words)
    assert told.code == 0
    people = (tmp_path / "governance/people.yaml").read_text()
    assert 'display: "Brook Paul"' in people
    assert "languages: [hu, ro]" in (tmp_path / "qms.yaml").read_text()
    assert not (tmp_path / ".git").exists()


def test_a_second_time_is_refused(tmp_path: Path) -> None:
    qms("init", tmp_path, "--country", "", *NAMES)
    told = qms("init", tmp_path, "--country", "", *NAMES)
    assert told.code == 3
    assert "--take-over" in told.err


def test_take_over_on_the_command_line(tmp_path: Path) -> None:
    qms("init", tmp_path, "--country", "", *NAMES)
    write(tmp_path, "procedures/OP-1.md", "no front matter\n")
    assert qms("validate", "--root", tmp_path).code == 1
    nobody = qms("init", tmp_path, "--take-over")
    assert nobody.code == 2
    assert "stone.mary" in nobody.err
    told = qms("init", tmp_path, "--take-over", "--by", "stone.mary")
    assert told.code == 0
    assert "records/concessions/CON-" in told.out
    assert qms("validate", "--root", tmp_path).code == 0
    again = qms("init", tmp_path, "--take-over", "--by", "stone.mary")
    assert again.code == 3
    write(tmp_path, "procedures/OP-2.md", "no front matter\n")
    assert qms("validate", "--root", tmp_path).code == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_init_speaks_every_language(tmp_path: Path, language: str) -> None:
    words = ("--country", "HU", *NAMES)
    told = qms("--lang", language, "init", tmp_path / "town", *words)
    assert (told.err, told.code) == ("", 0)
    assert qms("validate", "--root", tmp_path / "town").code == 0


def test_a_person_is_asked_what_no_option_tells(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--lang", "en", "init", "town")
    for question, answer in (
        ("country?", "Romania"),
        ("ROMANIA is no country", ""),
        ("called?", "Hársmező"),
        ("organisation? (Family", "Szabó, Mária"),
        ("uality officer? (Family", "Ionescu, Ana"),
        ("key of the Quality officer?", ""),
        ("key of the Head of the organisation?", ""),
    ):
        terminal.wait_for(question)
        terminal.answer(answer)
    terminal.wait_for("next: qms validate")
    assert "nobody can sign yet" in terminal.told
    assert terminal.close() == 0
    assert "Hársmező" in (tmp_path / "town/qms.yaml").read_text()
    assert "szabo.maria" in (tmp_path / "town/governance/people.yaml").read_text()


@pytest.mark.parametrize("how", ["interrupt", "end of input"])
def test_who_ends_the_questions_begins_nothing(tmp_path: Path, how: str) -> None:
    terminal = Terminal(tmp_path, "--lang", "en", "init", "town")
    terminal.wait_for("country?")
    if how == "interrupt":
        terminal.interrupt()
    else:
        os.write(terminal.end, b"\x04")
    assert terminal.close() == 130
    assert not (tmp_path / "town").exists()


def test_a_broken_locale_spoils_no_letter(tmp_path: Path) -> None:
    words = ("--country", "HU", "--name", "Hársmező", *NAMES[2:])
    told = qms_alone("init", ".", *words, cwd=tmp_path, LC_ALL="C")
    assert told.code == 0
    assert "Hársmező" in (tmp_path / "qms.yaml").read_text()
