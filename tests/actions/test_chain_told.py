"""The chain on the command line: the plan, the trace, the indicators, new records."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from qms.actions.indicators import indicator_table
from qms.actions.plan_told import plan_table
from qms.actions.trace import trace
from qms.actions.yearly_report import Wish, draft_report
from qms.errors import QmsError, UsageError
from qms.i18n import LANGUAGES
from qms.reports.trace_picture import as_picture
from tests import chain_town as at
from tests.actions.town import write
from tests.chain_town import lay_chain, replace
from tests.cli.console import qms

DAY = ("--as-of", "2026-11-22")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return lay_chain(tmp_path / "town")


def data(*words: object) -> object:
    told = qms(*words, "--format", "json")
    assert (told.err, told.code) == ("", 0)
    return json.loads(told.out)


def test_the_plan_stands_under_its_goals(town: Path) -> None:
    found = data("plan", *DAY, "--root", town)
    assert isinstance(found, dict)
    rows = [(each["id"], each["goal"], each["state"]) for each in found["plan"]]
    assert rows == [
        ("GOAL-2026-01", "GOAL-2026-01", "open"),
        ("OB-2026-01", "GOAL-2026-01", "open"),
    ]
    assert [each["lacks"] for each in found["plan"]] == [[], []]


def test_what_is_planned_has_a_title_on_narrow_terminals(town: Path) -> None:
    told = qms("plan", *DAY, "--root", town).out
    assert "Petitions answer" in told
    told = qms("indicators", *DAY, "--root", town).out
    assert "petitions ans" in told
    assert all(bar in told for bar in "▁█")


def test_a_spreadsheet_has_the_ids_as_they_are(town: Path) -> None:
    told = qms("plan", *DAY, "--all", "--format", "csv", "--root", town).out
    ids = [row.split(";")[1] for row in told.splitlines()[1:4]]
    assert ids == ["GOAL-2026-01", "OB-2026-01", "ACT-2026-01"]


def test_the_plan_counts_what_waits_for_an_answer(town: Path) -> None:
    profile = town / "governance/profile.yaml"
    limits = (
        "\nlimits: [{id: answer, act: HR 1/2026, value: 5, unit: days,"
        " as_of: 2026-11-01, source: practice, verified: false}]\n"
    )
    profile.write_text(profile.read_text("utf-8").rstrip("\n") + limits, "utf-8")
    replace(town, at.FEEDBACK, "answered: 2026-05-18\n", "limit: answer\n")
    for day, late in (("2026-05-16", 0), ("2026-05-17", 1)):
        told = qms("plan", "--as-of", day, "--root", town).out
        assert f"without an answer: 1, of them late: {late}" in " ".join(told.split())
    replace(town, at.FEEDBACK, "closed: null", "closed: 2026-05-20")
    assert data("plan", *DAY, "--root", town)["feedback"] == []  # type: ignore[index]
    decision = "decision: {outcome: accepted, on: 2026-05-15, office: registry}\n"
    replace(town, at.FEEDBACK, decision, "")
    [waiting] = data("plan", *DAY, "--root", town)["feedback"]  # type: ignore[index]
    assert waiting["state"] == "late"


def test_what_is_on_record_stands_above_what_was_typed(town: Path) -> None:
    typed = "  values: [{on: 2026-09-30, value: 99}]\n  every: quarter\n"
    replace(town, at.OBJECTIVE, "  every: quarter\n", typed)
    found: Any = data("indicators", *DAY, "--root", town)
    [row] = found
    assert row["readings"][-1]["n"] == 120
    assert row["verdict"]["word"] == "improved"


@pytest.mark.parametrize(
    ("path", "old", "new", "row", "lack"),
    [
        pytest.param(at.OBJECTIVE, "owner: registry\n", "", 1, "owner", id="owner"),
        pytest.param(at.GOAL, "from: FND-2026-01\n", "", 0, "finding", id="finding"),
        pytest.param(
            at.OBJECTIVE,
            "  baseline: {measurement: MES-2026-001, promise: petition-answer}\n",
            "",
            1,
            "baseline",
            id="baseline",
        ),
        pytest.param(
            at.OBJECTIVE,
            "  read: {promise: CC-01/petition-answer}\n",
            "",
            1,
            "measured again",
            id="second measurement",
        ),
    ],
)
def test_what_the_plan_lacks(
    town: Path, path: str, old: str, new: str, row: int, lack: str
) -> None:
    replace(town, path, old, new)
    found = data("plan", *DAY, "--root", town)
    assert isinstance(found, dict)
    assert found["plan"][row]["lacks"] == [lack]


def test_what_is_late_depends_on_the_day(town: Path) -> None:
    on = {
        day: [
            (each["id"], each["state"])
            for each in data("plan", "--as-of", day, "--root", town)["plan"]  # type: ignore[index]
        ]
        for day in ("2026-04-15", "2026-10-01", "2027-01-01")
    }
    assert on["2026-04-15"] == [("GOAL-2026-01", "open")]
    assert ("ACT-2026-01", "late") in on["2026-10-01"]
    assert on["2027-01-01"] == [("GOAL-2026-01", "open"), ("OB-2026-01", "late")]


def test_the_plan_of_one_office(town: Path) -> None:
    told = qms("plan", *DAY, "--for", "director", "--root", town)
    assert "GOAL-2026-01" in told.out
    assert "OB-2026-01" not in told.out
    wrong = qms("plan", *DAY, "--for", "nobody", "--root", town)
    assert wrong.code == 2
    assert "director" in wrong.err


def test_the_funding_adds_up_by_project_and_currency(town: Path) -> None:
    more = at.FILES[at.ACTION].replace("ACT-2026-01", "ACT-2026-02")
    more = more.replace("15000, currency: EUR", "1000.50, currency: EUR")
    more = more.replace(
        "amount: 12000, currency: EUR", "amount: 1000.50, currency: EUR"
    )
    more = more.replace("amount: 3000, currency: EUR", "amount: 7, currency: RON")
    write(town, "records/actions/ACT-2026-02.yaml", more)
    rows = data("plan", "--funding", *DAY, "--root", town)
    assert rows == [
        {
            "project": "P-2026-4",
            "amount": "13000.50",
            "currency": "EUR",
            "records": "2",
        },
        {"project": "own budget", "amount": "3000", "currency": "EUR", "records": "1"},
        {"project": "own budget", "amount": "7", "currency": "RON", "records": "1"},
    ]


def test_indicators_are_read_from_measurements_and_judged(town: Path) -> None:
    rows = data("indicators", *DAY, "--root", town)
    assert isinstance(rows, list)
    found = rows[0]
    assert found["verdict"]["word"] == "improved"
    assert found["verdict"]["change"]["value"] == 10
    assert [each["value"] for each in found["readings"]] == [80, 90]
    assert (found["target_is"], found["is_overdue"]) == ("not reached", False)
    told = qms("indicators", *DAY, "--root", town, "--format", "csv").out
    assert "90.0 %" in told
    assert "improved: +10.0 points" in told
    assert "▁" in told


def test_a_sample_is_told_with_its_interval_and_a_small_one_without_percents(
    town: Path,
) -> None:
    read = "read: {promise: CC-01/petition-answer}"
    few = "values: [{n: 9, met: 8, on: 2026-09-30}]"
    replace(town, at.OBJECTIVE, read, few)
    assert ";8 of 9;" in qms("indicators", *DAY, "--root", town, "--format", "csv").out
    replace(town, at.OBJECTIVE, few, "values: [{n: 4, met: 3, on: 2026-09-30}]")
    told = qms("indicators", *DAY, "--root", town, "--format", "csv").out
    assert ";too few to tell;" in told
    assert "75" not in told
    replace(town, at.OBJECTIVE, "n: 4, met: 3", "n: 593, met: 500")
    told = qms("indicators", *DAY, "--root", town, "--format", "csv").out
    assert "84.3 % [81.2; 87.0]" in told


def test_a_trace_shows_the_chain_up_and_down(town: Path) -> None:
    told = qms("trace", "OB-2026-01", *DAY, "--root", town)
    ids = re.findall(r"[A-Z]+-2026-\d+", "\n".join(told.lines[3:]))
    assert ids == ["GOAL-2026-01", "FND-2026-01", "MES-2026-001", "ACT-2026-01"]
    assert told.lines[:3] == [
        "OB-2026-01  (Quality objective)  Petitions answered in time",
        "= improved: +10.0 points",
        "= 80.0 % (MES-2026-001) → 90.0 % (MES-2026-002)",
    ]
    assert told.lines[-1] == "no link of this chain is broken"
    plain = qms("--plain", "trace", "OB-2026-01", *DAY, "--root", town).lines
    assert "; improved: +10.0 points; 80.0 % (MES-2026-001) → " in plain[0]
    assert plain[2].startswith("follows from, 2: FND-2026-01 ")
    assert all("─" not in line for line in plain)


def test_a_trace_names_each_broken_link(town: Path) -> None:
    replace(town, at.FINDING, "MES-2026-001", "MES-2026-009")
    replace(town, at.OBJECTIVE, "  target: 95\n", "")
    told = qms("trace", "ACT-2026-01", *DAY, "--root", town)
    assert "! MES-2026-009  is not on record" in told.out
    assert "! QMS547" in told.out
    assert "! QMS542" in told.out
    assert told.lines[-1] == "broken links and gaps: 2"
    found = data("trace", "ACT-2026-01", *DAY, "--root", town)
    assert isinstance(found, dict)
    assert found["up"][0]["broken"][0]["rule"] == "QMS542"


def test_a_circle_is_traced_once(town: Path) -> None:
    replace(town, at.FINDING, "closed: null", "from: [ACT-2026-01]\nclosed: null")
    told = qms("trace", "GOAL-2026-01", *DAY, "--root", town)
    assert "(shown already)" in told.out
    assert "QMS546" in told.out


def test_a_chain_without_end_is_traced_so_far(town: Path) -> None:
    for number in range(1, 1500):
        write(
            town,
            f"records/goals/GOAL-2025-{number:03}.yaml",
            f"{{qms: 1, id: GOAL-2025-{number:03}, kind: goal, title: t,"
            f" from: [GOAL-2025-{number + 1:03}]}}\n",
        )
    told = qms("trace", "GOAL-2025-001", *DAY, "--root", town)
    assert (told.code, told.err) == (0, "")
    assert qms("plan", *DAY, "--root", town).code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_can_be_read_without_seeing_it(town: Path, language: str) -> None:
    replace(town, at.GOAL, "title: Nobody waits", "title: <Nobody> & 'none' waits")
    replace(town, at.FINDING, "MES-2026-001", "MES-2026-009")
    path = town / "chain.svg"
    words = ("trace", "OB-2026-01", "-o", path, *DAY, "--root", town)
    assert qms("--lang", language, *words).code == 0
    svg = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    names = svg.attrib["aria-labelledby"].split()
    assert svg.attrib["role"] == "img"
    assert [svg[number].attrib["id"] for number in (0, 1)] == names
    assert "GOAL-2026-01" in str(svg[1].text)
    assert "QMS547" in str(svg[1].text)
    texts = [str(each.text) for each in svg.iter(f"{SVG}text")]
    assert "OB-2026-01" in texts
    assert any(each.startswith("! QMS547") for each in texts)
    broken = [
        each for each in svg.iter(f"{SVG}rect") if "broken" in each.attrib["class"]
    ]
    assert len(broken) == 2
    assert "<script" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(("trace", "OB-2026-09"), 2, "OB-2026-01", id="no such id"),
        pytest.param(("trace", "X", "--format", "csv"), 2, "none of", id="no form"),
        pytest.param(("plan", "--as-of", "yesterday"), 2, "2026-11-22", id="no day"),
        pytest.param(("indicators", "--format", "x"), 2, "none of", id="no such form"),
    ],
)
def test_what_cannot_be_told(
    town: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    told = qms(*words, "--root", town)
    assert told.code == code
    assert message in told.err


def test_of_too_few_programs_learn_no_more_than_people(town: Path) -> None:
    read = "read: {promise: CC-01/petition-answer}"
    replace(town, at.OBJECTIVE, read, "values: [{n: 4, met: 3, on: 2026-09-30}]")
    rows = data("indicators", *DAY, "--root", town)
    assert isinstance(rows, list)
    assert rows[0]["readings"] == [
        {
            "on": "2026-09-30",
            "source": "",
            "n": 4,
            "counted": "sample",
            "unit": "%",
        }
    ]


ODD = ("[]", "{}", "x", "null", "-5", "9" * 20, "[[1]]", "{a: {b: c}}", "[{}]")
DAYS = ("2026-02-30", "0001-01-01", "9999-12-31")
VALUE = re.compile(r"(?<=[{ ,\n])[a-z_]+: ([^,}\n\[{]+|\[[^\]]*\]|\{[^}]*\})")
STRIDE = 1 if "QMS_FUZZ" in os.environ else 199
MUTATIONS = [
    (path, match.start(1), match.end(1), odd)
    for path, text in at.FILES.items()
    for match in VALUE.finditer(text)
    for odd in (*ODD, *DAYS)
    if path.startswith("records/")
][::STRIDE]


def test_whatever_a_record_holds_nothing_breaks_down(town: Path) -> None:
    for path, start, end, odd in MUTATIONS:
        text = at.FILES[path]
        write(town, path, f"{text[:start]}{odd}{text[end:]}")
        plan_table(town, date(2026, 11, 22))
        indicator_table(town, date(2026, 11, 22))
        with suppress(UsageError):
            found = trace(town, date(2026, 11, 22), "OB-2026-01")
            assert as_picture(found.traced, found.words).startswith("<svg")
        with suppress(QmsError):
            drafted = draft_report(town, date(2026, 12, 1), Wish(2026))
            (town / drafted).unlink()
        write(town, path, text)
