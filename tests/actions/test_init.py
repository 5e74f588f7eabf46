"""A new quality system validates from the first minute, and spoils nothing."""

from __future__ import annotations

import os
from contextlib import chdir
from dataclasses import replace
from pathlib import Path

import pytest

from qms.actions.init import head_office, initialise, signing_offices
from qms.actions.plan import Plan
from qms.errors import QmsError, UsageError
from qms.store.house import read_house
from qms.store.profiles import shipped_profile, shipped_profiles
from tests.actions.town import DAY, found, new_office, tree, write
from tests.cli.console import qms
from tests.kills import every_kill, killed_at

PLAN = Plan("Town hall", head="Stone, Mary", officer="Field, Anna")
STRIDE = 5 if "QMS_FUZZ" in os.environ else 131
NAMES = sorted(shipped_profiles())


@pytest.mark.parametrize("name", NAMES)
def test_a_new_office_has_no_error(tmp_path: Path, name: str) -> None:
    new_office(tmp_path, name)
    assert [each for each in found(tmp_path) if each.severity == "error"] == []
    assert not any(
        each.place.path != "governance/profile.yaml" for each in found(tmp_path)
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_office_that_signs_is_held(tmp_path: Path, name: str) -> None:
    new_office(tmp_path, name)
    profile = shipped_profile(name).profile
    held = {
        mandate.text("office")
        for row in read_house(tmp_path).people.rows("people")
        for mandate in row.rows("offices")
    }
    assert set(signing_offices(profile)) <= held
    assert head_office(profile) in held


@pytest.mark.parametrize(
    ("country", "language", "profile"),
    [
        pytest.param("RO", "ro", "ro-600-2018", id="RO"),
        pytest.param("HU", "hu", "hu-municipal", id="HU"),
        pytest.param("BG", "bg", "bg-charter", id="BG"),
        pytest.param("DE", "en", "generic-9001", id="one that we do not know"),
        pytest.param("", "en", "generic-9001", id="none"),
    ],
)
def test_the_country_leads_to_the_rest(
    tmp_path: Path, country: str, language: str, profile: str
) -> None:
    initialise(tmp_path, replace(PLAN, country=country), DAY)
    house = read_house(tmp_path).house
    assert house.organisation.binding == language
    assert house.profile.raw.text("from").startswith(f"{profile}/")
    assert house.organisation.raw.text("country") == country


@pytest.mark.parametrize(
    ("head", "officer", "languages", "ids", "display"),
    [
        pytest.param(
            "Szabó, Mária", "Őri Zsófia", ("hu",), {"szabo.maria", "ori.zsofia"},
            "Szabó Mária", id="Hungarian",
        ),
        pytest.param(
            "Щерева, Яна", "Петър Цанков", ("bg",), {"shtereva.yana", "tsankov.petar"},
            "Яна Щерева", id="Cyrillic",
        ),
        pytest.param(
            'O"Neil: {x}, Ana', "Țîră, Ion", ("ro", "hu"), {"o-neil-x.ana", "tira.ion"},
            'Ana O"Neil: {x}', id="signs that mean something in YAML",
        ),
    ],
)  # fmt: skip
def test_names_of_people(
    tmp_path: Path,
    head: str,
    officer: str,
    languages: tuple[str, ...],
    ids: set[str],
    display: str,
) -> None:
    plan = Plan("Hivatal: \"új\" 'ő'", languages=languages, head=head, officer=officer)
    initialise(tmp_path, plan, DAY)
    files = read_house(tmp_path)
    people = list(files.people.rows("people"))
    assert files.findings == []
    assert {row.text("id") for row in people} == ids
    assert display in {row.fields("name").text("display") for row in people}
    assert files.house.organisation.name(languages[0]) == plan.name
    assert files.house.organisation.languages == languages
    assert [each for each in found(tmp_path) if each.severity == "error"] == []


def test_a_holder_takes_an_office(tmp_path: Path) -> None:
    initialise(tmp_path, replace(PLAN, holders={"registry": "Brook, Paul"}), DAY)
    people = {
        row.text("id"): [each.text("office") for each in row.rows("offices")]
        for row in read_house(tmp_path).people.rows("people")
    }
    assert people["brook.paul"] == ["registry"]
    assert "registry" not in people["field.anna"]


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        pytest.param(replace(PLAN, head="Mary"), "no whole name", id="half a name"),
        pytest.param(replace(PLAN, head=""), "no whole name", id="no name"),
        pytest.param(
            replace(PLAN, officer="Stone, Mary"), "two people", id="one person alone"
        ),
        pytest.param(replace(PLAN, country="ROU"), "no country", id="three letters"),
        pytest.param(
            replace(PLAN, languages=("Hungarian",)), "no language tag", id="a name"
        ),
        pytest.param(
            replace(PLAN, timezone="Mars/Base"), "no time zone", id="no such zone"
        ),
        pytest.param(
            replace(PLAN, timezone="../../etc/passwd"), "no time zone", id="a path"
        ),
        pytest.param(
            replace(PLAN, holders={"emperor": "A, B"}), "no office", id="no such office"
        ),
        pytest.param(replace(PLAN, profile="mars"), "no profile", id="no such profile"),
    ],
)
def test_answers_that_do_not_fit_write_nothing(
    tmp_path: Path, plan: Plan, message: str
) -> None:
    with pytest.raises(UsageError, match=message) as told:
        initialise(tmp_path / "town", plan, DAY)
    assert told.value.hint
    assert not (tmp_path / "town").exists()


def test_the_zone_is_the_one_asked_for(tmp_path: Path) -> None:
    initialise(tmp_path, replace(PLAN, timezone="Europe/Sofia"), DAY)
    raw = read_house(tmp_path).house.profile.raw
    assert raw.text("timezone") == "Europe/Sofia"


def test_where_one_stands_already_nothing_changes(tmp_path: Path) -> None:
    before = tree(new_office(tmp_path))
    with pytest.raises(QmsError, match="stands already") as told:
        initialise(tmp_path, PLAN, DAY)
    assert "--take-over" in told.value.hint
    assert tree(tmp_path) == before


def test_a_file_in_the_way_is_told_before_anything_is_written(tmp_path: Path) -> None:
    write(tmp_path, "governance/people.yaml", "mine\n")
    before = tree(tmp_path)
    with pytest.raises(QmsError, match=r"people\.yaml exists already"):
        initialise(tmp_path, PLAN, DAY)
    assert tree(tmp_path) == before


def test_what_an_existing_folder_holds_stays(tmp_path: Path) -> None:
    kept = {
        ".gitattributes": "*.png binary\nprocedures/** -text",
        ".vscode/settings.json": '{"a": 1}\n',
        "notes.txt": "ours\n",
    }
    for path, text in kept.items():
        write(tmp_path, path, text)
    written = initialise(tmp_path, PLAN, DAY)
    assert (tmp_path / "notes.txt").read_text() == "ours\n"
    assert (tmp_path / ".vscode/settings.json").read_text() == '{"a": 1}\n'
    assert ".vscode/settings.json" not in written
    lines = (tmp_path / ".gitattributes").read_text().splitlines()
    assert lines[:2] == ["*.png binary", "procedures/** -text"]
    assert "procedures/**/*.md text eol=lf" in lines
    assert lines.count("procedures/** -text") == 1


def test_git_is_made_only_where_it_is_wanted(tmp_path: Path) -> None:
    initialise(tmp_path / "a", PLAN, DAY)
    initialise(tmp_path / "b", replace(PLAN, with_git=False), DAY)
    assert (tmp_path / "a/.git").is_dir()
    assert not (tmp_path / "b/.git").exists()


def test_a_killed_init_left_nothing_or_is_finished(tmp_path: Path) -> None:
    words = ("init", ".", "--country", "RO", "--name", "Town hall")
    people = ("--head", "Stone, Mary", "--officer", "Field, Anna")
    numbers = iter(range(1_000_000))

    def empty() -> Path:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        return folder

    argv = ["-m", "qms", *words, *people]
    whole = empty()
    assert not killed_at(1_000_000, argv, whole)
    for step, folder in every_kill(argv, empty, stride=STRIDE, first=STRIDE):
        with chdir(folder):
            told = qms(*words, *people)
        is_finished = "a quality system stands already" in told.err
        assert told.code == 0 or is_finished, (step, told)
        assert tree(folder) == tree(whole), step
