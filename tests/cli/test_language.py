"""The language is chosen before help is built, and a wrong one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.i18n import LANGUAGES, chosen_language, without_language
from tests.cli.console import qms, qms_alone

OTHERS = tuple(tag for tag in LANGUAGES if tag != "en")


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        pytest.param([], {}, "en", id="nothing said"),
        pytest.param(["--lang", "hu"], {"QMS_LANG": "ro"}, "hu", id="option first"),
        pytest.param(["list", "--lang=bg"], {}, "bg", id="option anywhere"),
        pytest.param([], {"QMS_LANG": "ro", "LC_ALL": "hu_HU"}, "ro", id="then ours"),
        pytest.param([], {"LANGUAGE": "de:hu", "LANG": "ro"}, "hu", id="then a list"),
        pytest.param([], {"LC_ALL": "bg_BG.UTF-8", "LANG": "ro"}, "bg", id="then all"),
        pytest.param([], {"LC_MESSAGES": "hu", "LANG": "ro"}, "hu", id="then messages"),
        pytest.param([], {"LANG": "ro_RO.UTF-8"}, "ro", id="then the locale"),
        pytest.param([], {"LC_ALL": "C", "LANG": "hu_HU"}, "hu", id="C says nothing"),
        pytest.param([], {"LANG": "de_DE.UTF-8"}, "en", id="one that we lack"),
        pytest.param(["--lang", "HU-RO"], {}, "hu", id="in capitals, with a country"),
        pytest.param(["--", "--lang", "hu"], {}, "en", id="after two hyphens"),
    ],
)
def test_chosen_language(
    words: list[str], environment: dict[str, str], expected: str
) -> None:
    assert chosen_language(words, environment) == expected


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        pytest.param(["--lang", "hu", "list"], ["list"], id="before"),
        pytest.param(["list", "--lang=hu", "-h"], ["list", "-h"], id="between"),
        pytest.param(["list", "--lang", "hu"], ["list"], id="after"),
        pytest.param(["list", "--lang=xx"], ["--lang", "xx", "list"], id="unknown"),
        pytest.param(["list", "--lang"], ["--lang", "list"], id="none named"),
        pytest.param(["--", "--lang", "hu"], ["--", "--lang", "hu"], id="no option"),
    ],
)
def test_without_language(words: list[str], rest: list[str]) -> None:
    assert without_language(words) == rest


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("how", ["option", "QMS_LANG", "locale", "LANGUAGE"])
def test_help_speaks_the_language(language: str, how: str, tmp_path: Path) -> None:
    said = {
        "option": {},
        "QMS_LANG": {"QMS_LANG": language},
        "locale": {"LC_ALL": f"{language}_XX.UTF-8"},
        "LANGUAGE": {"LANGUAGE": f"de:{language}"},
    }[how]
    words = ("--lang", language) if how == "option" else ()
    told = qms_alone(*words, "--help", cwd=tmp_path, **said)
    assert told.code == 0
    assert told.out.split() == qms("--lang", language, "--help").out.split()
    assert told.out.split() != qms("--lang", "en", "--help").out.split()


WRONG = {
    "no such option": ("validate", "--colour"),
    "nothing after an option": ("validate", "--as-of"),
    "nothing where something must be": ("new",),
    "too much": ("show", "PO-01", "PO-02"),
    "no such command": ("vallidate",),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_wrong_usage_is_told_in_the_readers_language(words: tuple[str, ...]) -> None:
    told = {language: qms("--lang", language, *words) for language in LANGUAGES}
    assert {each.code for each in told.values()} == {2}
    assert {each.out for each in told.values()} == {""}
    assert len({each.err for each in told.values()}) == len(LANGUAGES)


def test_the_nearest_command_and_option_are_told() -> None:
    assert "did you mean: validate" in qms("vallidate").err
    assert "did you mean: --format" in qms("list", "--fromat").err
    assert "there are: init, validate" in qms("zzz").err


@pytest.mark.parametrize("word", ["xx", "", "english", "../hu"])
def test_a_language_that_we_lack_is_refused(word: str) -> None:
    told = qms("--lang", word, "list")
    assert told.code == 2 or word == ""
    assert "en, hu, ro, bg" in told.err or word == ""
