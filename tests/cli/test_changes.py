"""New, renumber and profile diff on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qms import resources
from qms.i18n import LANGUAGES
from qms.reports.grid import GRIDS
from qms.store.profiles import shipped_profile
from tests.actions.town import new_office, write
from tests.cli.console import qms

GENERIC = "generic-9001"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return new_office(tmp_path / "town")


def test_new_tells_where_it_is_and_what_is_next(office: Path) -> None:
    told = qms("new", "operational-procedure", "--title", "Petitions", "--root", office)
    path = "procedures/operational/OP-001.md"
    assert told.lines == [
        f"written: {path}",
        f"next: fill the gaps, then run: qms validate {path}",
    ]
    assert 'title: "Petitions"' in (office / path).read_text()


def test_a_new_questionnaire_lacks_nothing_but_its_words(office: Path) -> None:
    told = qms("new", "questionnaire", "--title", "How we serve you", "--root", office)
    path = "procedures/questionnaires/CQ-01.yaml"
    assert told.lines[0] == f"written: {path}"
    report = qms("validate", "--format", "json", "--root", office)
    found = json.loads(report.out)["findings"]
    codes = {each["code"] for each in found if each["path"] == path}
    assert "QMS133" not in codes
    assert not {code for code in codes if code.startswith("QMS5")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_writes_in_the_offices_language_whatever_is_spoken(
    office: Path, language: str
) -> None:
    told = qms("--lang", language, "new", "policy", "--root", office)
    assert told.code == 0
    text = (office / "procedures/policies/QP-02.md").read_text()
    assert 'reason: "first edition"' in text


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(("new", "poem"), 2, "operational-procedure", id="no such kind"),
        pytest.param(("new", "policy", "--id", "QP-01"), 3, "is taken", id="taken"),
        pytest.param(("new", "policy", "--id", "X"), 2, "QP-01", id="no such id"),
        pytest.param(("new",), 2, "KIND is missing", id="no kind"),
        pytest.param(("renumber", "QP-09"), 2, "no document", id="not there"),
        pytest.param(
            ("renumber", "QP-01", "--file", "nowhere.md"),
            2,
            "there is no",
            id="no file",
        ),
        pytest.param(("profile", "diff", "--format", "x"), 2, "none of", id="no form"),
    ],
)
def test_what_cannot_be_done(
    office: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    told = qms(*words, "--root", office)
    assert (told.out, told.code) == ("", code)
    assert message in told.err


def test_renumber_tells_every_file_it_wrote(office: Path) -> None:
    told = qms("renumber", "QP-01", "QP-07", "--root", office)
    assert told.lines == ["written: procedures/policies/QP-07.md"]
    assert told.code == 0


def test_renumber_takes_a_path_as_it_is_typed(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(office, "procedures/QP-01.md", "---\nid: QP-01\n---\n")
    monkeypatch.chdir(office / "procedures")
    assert qms("renumber", "QP-01", "QP-07").code == 2
    told = qms("renumber", "QP-01", "QP-07", "--file", "./QP-01.md")
    assert told.lines == ["written: procedures/QP-07.md"]


Rows = list[dict[str, str]]


def diff(office: Path) -> Rows:
    told = qms("profile", "diff", "--format", "json", "--root", office)
    assert (told.err, told.code) == ("", 0)
    rows: Rows = json.loads(told.out)
    return rows


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ships, whose generic profile has a newer edition."""
    shutil.copytree(resources.templates(), tmp_path / "templates")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    path = tmp_path / "templates/profiles" / f"{GENERIC}.yaml"
    edition = shipped_profile(GENERIC).fields.text("edition")
    kept = path.parent / "editions" / GENERIC / f"{edition}.yaml"
    kept.parent.mkdir(parents=True)
    shutil.copy(path, kept)
    change(path, f'edition: "{edition}"', 'edition: "2027-05"')
    return path


def test_a_fresh_copy_differs_in_nothing(office: Path) -> None:
    assert diff(office) == []


def test_own_changes_are_told_as_ones_own(office: Path) -> None:
    own = office / "governance/profile.yaml"
    change(own, "check_every: 12 months", "check_every: 6 months")
    with own.open("a") as file:
        file.write("basis: {QMS131: [HR 1]}\n")
    assert diff(office) == [
        {"place": "check_every", "who": "you", "own": "6 months",
         "shipped": "12 months"},
        {"place": "basis.QMS131", "who": "you", "own": "HR 1", "shipped": "–"},
    ]  # fmt: skip


def test_changes_of_the_shipped_one_are_told_as_its(
    office: Path, shipped: Path
) -> None:
    change(shipped, "check_every: 12 months", "check_every: 6 months")
    with shipped.open("a", encoding="utf-8") as file:
        file.write("basis: {QMS131: [HR 1]}\n")
    assert diff(office) == [
        {"place": "check_every", "who": "the shipped profile", "own": "12 months",
         "shipped": "6 months"},
        {"place": "basis.QMS131", "who": "the shipped profile", "own": "–",
         "shipped": "HR 1"},
    ]  # fmt: skip


def test_changes_of_both_are_told_as_both(office: Path, shipped: Path) -> None:
    own = office / "governance/profile.yaml"
    change(own, "check_every: 12 months", "check_every: 3 months")
    change(shipped, "check_every: 12 months", "check_every: 6 months")
    change(own, "timezone:", "timezone: Europe/Sofia #")
    rows = {row["place"]: row["who"] for row in diff(office)}
    assert rows == {"check_every": "both", "timezone": "you"}


def test_what_both_changed_alike_is_no_difference(office: Path, shipped: Path) -> None:
    for path in (shipped, office / "governance/profile.yaml"):
        change(path, "check_every: 12 months", "check_every: 6 months")
    assert diff(office) == []


def test_rows_of_one_name_are_told_apart(office: Path) -> None:
    own = office / "governance/profile.yaml"
    row = "{id: reply, act: A, value: %s, unit: days, from: %s}"
    rows = f"limits: [{row % (30, '2020-01-01')}, {row % (20, '2026-01-01')}]\n"
    with own.open("a") as file:
        file.write(rows)
    places = {each["place"]: each["own"] for each in diff(office)}
    assert places["limits.reply0.value"] == "30"
    assert places["limits.reply1.value"] == "20"


@pytest.mark.parametrize("form", GRIDS)
def test_the_difference_in_every_form(office: Path, form: str) -> None:
    change(office / "governance/profile.yaml", "check_every: 12", "check_every: 6")
    told = qms("profile", "diff", "--format", form, "--root", office)
    assert (told.err, told.code) == ("", 0)
    assert "check_every" in told.out


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        ("", "does not tell where"),
        ("from: mars/2020-01\n", "no profile is called mars"),
    ],
)
def test_a_profile_of_unknown_origin(office: Path, origin: str, message: str) -> None:
    own = office / "governance/profile.yaml"
    change(own, f"from: {shipped_profile(GENERIC).origin}\n", origin)
    told = qms("profile", "diff", "--root", office)
    assert told.code in (2, 3)
    assert message in told.err


def test_profile_alone_tells_its_help() -> None:
    told = qms("profile")
    assert "diff" in told.out + told.err
