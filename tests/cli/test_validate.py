"""Validate: which findings are told, in which form, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qms.reports.formats import REPORTS
from tests.cli.console import Told, qms
from tests.example_tree import lay_house

DAY = ("--as-of", "2026-11-22")


def codes(told: Told) -> list[str]:
    return [each["code"] for each in json.loads(told.out)["findings"]]


def validated(root: Path, *words: object) -> Told:
    return qms("validate", "--format", "json", "--root", root, *DAY, *words)


def test_a_faultless_house_conforms(tmp_path: Path) -> None:
    told = qms("validate", "--root", lay_house(tmp_path), *DAY)
    assert (told.err, told.code) == ("", 0)


def test_a_fault_gives_exit_1_and_stands_with_its_place(root: Path) -> None:
    told = qms("validate", "--root", root, *DAY)
    assert told.code == 1
    assert "procedures/PO-10.md" in told.out
    assert "title: do it" in told.out


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_is_told_and_twice_the_same(root: Path, form: str) -> None:
    first = qms("validate", "--format", form, "--root", root, *DAY)
    assert first == qms("validate", "--format", form, "--root", root, *DAY)
    assert (first.err, first.code) == ("", 1)
    assert "PO-10" in first.out


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("procedures/PO-10.md", True),
        ("procedures", True),
        (".", True),
        ("procedures/PO-01.md", False),
        ("governance", False),
        ("procedures/PO-01", False),
    ],
)
def test_only_what_lies_there_is_told(root: Path, path: str, is_told: bool) -> None:
    told = validated(root, root / path)
    assert ("QMS131" in codes(told)) is is_told
    assert told.code == int(is_told)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param("QMS131", {"QMS131"}, id="code"),
        pytest.param("every_step_has_one_office", {"QMS131"}, id="name"),
        pytest.param("form", {"QMS131"}, id="family"),
        pytest.param("time, every_step_has_one_office ,", {"QMS131"}, id="several"),
        pytest.param("time", set(), id="another family"),
    ],
)
def test_only_these_rules_are_told(root: Path, rules: str, expected: set[str]) -> None:
    assert set(codes(validated(root, "--rules", rules))) == expected


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("note", "error", 0),
        ("note", "note", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("error", "note", 1),
        ("off", "note", 0),
    ],
)
def test_the_severity_from_which_it_fails(
    root: Path, severity: str, fail_on: str, code: int
) -> None:
    with (root / "qms.yaml").open("a") as file:
        file.write(f"severity: {{QMS131: {severity}}}\n")
    told = validated(root, "--rules", "QMS131", "--fail-on", fail_on)
    assert told.code == code
    assert bool(codes(told)) is (severity != "off")


def test_the_day_decides(root: Path) -> None:
    people = root / "governance/people.yaml"
    people.write_text(people.read_text().replace(
        "2024-10-27, until: null", "2024-10-27, until: 2026-12-31"))  # fmt: skip
    now = validated(root, "--rules", "time")
    later = validated(root, "--rules", "time", "--as-of", "2027-01-01")
    assert codes(now) == []
    assert codes(later)


def test_a_concession_excuses_and_is_counted(root: Path) -> None:
    path = root / "records/concessions/CON-01.yaml"
    path.parent.mkdir()
    path.write_text(
        "{qms: 1, id: CON-01, kind: concession, rule: QMS131, document: PO-10,"
        " who: stone.mary, office: mayor, why: soon mended, opened: 2026-11-01,"
        " until: 2027-11-01}\n"
    )
    told = qms("validate", "--root", root, *DAY)
    assert told.code == 0
    assert "CON-01" in told.out


def test_many_findings_begin_with_a_table_and_all_are_there_on_demand(
    root: Path,
) -> None:
    for number in range(20, 80):
        source = (root / "procedures/PO-10.md").read_text()
        target = root / f"procedures/PO-{number}.md"
        target.write_text(source.replace("PO-10", f"PO-{number}"))
    short = qms("validate", "--root", root, *DAY, "--rules", "QMS131")
    whole = qms("validate", "--root", root, *DAY, "--rules", "QMS131", "--all")
    assert "qms validate --all" in short.out
    assert "procedures/PO-79.md" not in short.out
    assert "procedures/PO-79.md" in whole.out
    assert short.code == whole.code == 1


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(("--format", "pdf"), 2, "pdf is none of", id="no such form"),
        pytest.param(("--fail-on", "fatal"), 2, "fatal is none of", id="no severity"),
        pytest.param(("--rules", "QMS999"), 2, "QMS999", id="no such rule"),
        pytest.param(("--as-of", "tomorrow"), 2, "is not a day", id="no day"),
        pytest.param(("nowhere.md",), 2, "there is no", id="no such file"),
        pytest.param(("/dev/null",), 2, "lies outside", id="outside"),
        pytest.param(("--colour",), 2, "there is no option", id="no such option"),
    ],
)
def test_wrong_usage_gives_exit_2(
    root: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    told = qms("validate", "--root", root, *words)
    assert (told.out, told.code) == ("", code)
    assert message in told.err


def test_no_quality_system_gives_exit_3(tmp_path: Path) -> None:
    told = qms("validate", "--root", tmp_path)
    assert (told.out, told.code) == ("", 3)
    assert "qms init" in told.err


def test_errors_tell_nothing_that_a_terminal_would_obey(root: Path) -> None:
    path = root / "procedures/PO-10.md"
    path.write_text(path.read_text().replace("id: PO-10", 'id: "PO-1\\e[2J"'))
    told = qms("show", "PO-1", "--root", root)
    assert told.code == 2
    assert "\033" not in told.err
