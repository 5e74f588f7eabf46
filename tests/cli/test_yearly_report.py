"""The yearly report: drafted from records alone, ready to be put up, missed if late."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import Wanted, validate
from tests import chain_town as at
from tests.actions.town import new_office, write
from tests.chain_town import measured, replace
from tests.cli.console import Told, qms

REPORT = "procedures/reports/SR-2026.md"
SURVEY = """\
qms: 1
id: SUR-2026-01
kind: survey
title: Есен
opened: 2026-09-28
owner: registry
questionnaire: {id: CQ-01, revision: "1.0"}
asked: {from: 2026-10-05, until: 2026-10-30}
mode: paper at the desk
selection: volunteers
groups: [{group: clients, population: 21340, invited: 1000}, {group: firms}]
results:
  - group: clients
    file: {name: c.csv, digest: "sha256:DIGEST", rows: 593}
    answered: 593
    items:
      - {item: overall, digest: "sha256:DIGEST", counts: {3: 93, 4: 300, 5: 200}}
  - {group: firms, file: {name: f.csv, digest: "sha256:DIGEST", rows: 4}, answered: 4}
closed: 2026-11-06
""".replace("DIGEST", "0" * 64)
ITEMS = """\
scales: {satisfaction: {from: 1, to: 5, top: [4, 5]}}
groups: [{id: clients, title: Клиенти}, {id: firms, title: Фирми}]
items: [{id: overall, text: Доволни ли сте?, scale: satisfaction, measure: csat}]
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = new_office(tmp_path, "bg-charter")
    for path in (at.BEFORE, at.AFTER):
        write(root, path, at.FILES[path])
    write(root, at.FEEDBACK, at.FILES[at.FEEDBACK])
    write(root, at.ACTION, at.FILES[at.ACTION])
    few = measured("MES-2026-003", "2026-Q2", "2026-07-06", 2, 3)
    few = few.replace("met: 2, late: 1, open_late: 0, ", "")
    write(root, "records/measurements/MES-2026-003.yaml", few)
    write(root, "records/surveys/SUR-2026-01.yaml", SURVEY)
    head = "id: CQ-01\nkind: questionnaire\ntitle: t\nlanguage: bg\nedition: 1\n"
    path = "procedures/questionnaires/CQ-01.yaml"
    write(root, path, f"{head}revision: 0\n{ITEMS}")
    return root


def drafted(root: Path, *words: str) -> Told:
    return qms(
        *("report", "satisfaction", "--year", "2026", "--as-of", "2026-12-01"),
        *(*words, "--root", root),
    )


def codes(root: Path, path: str, day: date = date(2026, 12, 1)) -> set[str]:
    found = validate(root, day, Wanted((), (path,))).findings
    return {each.code for each in found if each.severity == "error"}


def test_the_draft_is_ready_to_be_put_up(town: Path) -> None:
    told = drafted(town)
    assert (told.err, told.code) == ("", 0)
    assert told.lines[0] == f"written: {REPORT}"
    text = (town / REPORT).read_text(encoding="utf-8")
    assert "kind: annual-report" in text
    assert "# Какво ни казаха хората" in text
    assert "references: [CQ-01]" in text
    assert "[…" not in text
    assert codes(town, REPORT) == set()
    assert drafted(town).code == 3


def test_every_figure_has_its_n_its_interval_and_its_record(town: Path) -> None:
    drafted(town)
    rows = (town / REPORT).read_text(encoding="utf-8").splitlines()
    (said,) = (each for each in rows if "Доволни ли сте?" in each)
    assert "| 593 | 84,3 % \\[81,2; 87,0] |" in said
    (asked,) = (each for each in rows if "| Клиенти | 21340 |" in each)
    assert "SUR-2026-01" in asked
    assert "59,3 %" in asked
    (kept,) = (each for each in rows if "MES-2026-002" in each)
    assert "| 120 | 108 | 90,0 % | 90 % |" in kept
    (missed,) = (each for each in rows if "MES-2026-001" in each)
    assert "| 100 | 80 | 80,0 % |" in missed


def test_of_fewer_than_five_nothing_is_told(town: Path) -> None:
    drafted(town)
    text = (town / REPORT).read_text(encoding="utf-8")
    firms = text.partition("## Фирми")[2].partition("#")[0]
    assert "|" not in firms
    (few,) = (each for each in text.splitlines() if "MES-2026-003" in each)
    assert "| 3 | – | – |" in few
    assert "about letters" not in text


@pytest.mark.parametrize(
    ("year", "said"),
    [
        pytest.param("2020", "nothing of 2020", id="without records"),
        pytest.param("20", "20 is no year", id="two digits"),
        pytest.param("99999", "99999 is no year", id="five digits"),
    ],
)
def test_a_year_without_records_has_no_report(town: Path, year: str, said: str) -> None:
    told = qms("report", "satisfaction", "--year", year, "--root", town)
    assert told.code == 2
    assert said in told.err


def test_another_language_is_a_version_of_the_binding_one(town: Path) -> None:
    replace(town, "qms.yaml", "languages: [bg]", "languages: [bg, en]")
    assert drafted(town, "--language", "en").code == 2
    drafted(town)
    assert drafted(town, "--language", "en").code == 0
    text = (town / "procedures/reports/SR-2026.en.md").read_text(encoding="utf-8")
    assert "translates: {edition: 1, revision: 0}" in text
    assert "# What people told us" in text
    assert "84.3 % \\[81.2; 87.0]" in text
    assert drafted(town, "--language", "hu").code == 2


@pytest.mark.parametrize(
    ("day", "is_drafted", "expected"),
    [
        pytest.param("2027-04-01", False, [], id="on the day"),
        pytest.param("2027-04-02", False, [2026], id="the day after"),
        pytest.param("2027-04-02", True, [], id="there is one"),
        pytest.param("2028-04-02", True, [2027], id="a year later"),
    ],
)
def test_a_report_that_is_missing_after_its_day(
    town: Path, day: str, is_drafted: bool, expected: list[int]
) -> None:
    if is_drafted:
        drafted(town)
    found = validate(town, date.fromisoformat(day), Wanted(("QMS555",))).findings
    assert [each.values["year"] for each in found] == expected
