"""The chain broken at one place at a time: one rule names it, and no other does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from qms.model.finding import Finding
from tests import chain_town as at
from tests.chain_town import lay_chain, replace

DAY = date(2026, 11, 22)
LIMIT = (
    "governance/profile.yaml",
    "\nlimits:\n",
    "\nlimits:\n  - {id: answer, act: HR 1/2026, value: 5, unit: working days,"
    " as_of: 2026-11-01, source: practice, verified: false}\n",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_chain(tmp_path_factory.mktemp("chain"))


@pytest.fixture(scope="module")
def known(town: Path) -> frozenset[tuple[str, str]]:
    return frozenset(names(validate(town, DAY).findings))


@pytest.fixture
def mended(town: Path) -> Iterator[Path]:
    """The town, whose records are whole again after each test."""
    profile = town / "governance/profile.yaml"
    before = profile.read_bytes()
    yield town
    profile.write_bytes(before)
    for path, text in at.FILES.items():
        (town / path).write_text(text, encoding="utf-8")


def names(findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    return ((each.code, each.place.path) for each in findings)


def test_the_whole_chain_is_clean(known: frozenset[tuple[str, str]]) -> None:
    assert [each for each in known if each[0].startswith(("QMS54", "QMS55"))] == []


BREAKS = [
    pytest.param(
        at.GOAL, "from: FND-2026-01\n", "", "QMS540", id="goal without finding"
    ),
    pytest.param(
        at.ACTION,
        "from: OB-2026-01",
        "from: GOAL-2026-01",
        "QMS541",
        id="action that serves no objective",
    ),
    pytest.param(
        at.OBJECTIVE, "  target: 95\n", "", "QMS542", id="objective without a number"
    ),
    pytest.param(
        at.OBJECTIVE,
        "from: GOAL-2026-01\n",
        "",
        "QMS559",
        id="objective that follows from nothing",
    ),
    pytest.param(
        at.OBJECTIVE,
        "  baseline: {measurement: MES-2026-001, promise: petition-answer}\n",
        "",
        "QMS559",
        id="objective without a beginning",
    ),
    pytest.param(
        at.OBJECTIVE,
        "  every: quarter\n",
        "",
        "QMS559",
        id="objective read at no set time",
    ),
    pytest.param(
        at.OBJECTIVE,
        "{measurement: MES-2026-001, promise: petition-answer}",
        "{measurement: MES-2026-009, promise: petition-answer}",
        "QMS545",
        id="a baseline that is not there",
    ),
    pytest.param(
        at.OBJECTIVE,
        "closed: null",
        "closed: 2026-06-30",
        None,
        id="closed objective that was measured again",
    ),
    pytest.param(at.GOAL, "FND-2026-01", "FND-2026-09", "QMS545", id="dangling from"),
    pytest.param(
        at.GOAL,
        "closed: null",
        "document: ST-99\nclosed: null",
        "QMS545",
        id="a strategy that is not there",
    ),
    pytest.param(
        at.FEEDBACK, "[ACT-2026-01]", "[ACT-2026-09]", "QMS545", id="dangling leads_to"
    ),
    pytest.param(
        at.FINDING,
        "closed: null",
        "from: [ACT-2026-01]\nclosed: null",
        "QMS546",
        id="circle",
    ),
    pytest.param(
        at.FINDING, "MES-2026-001", "MES-2026-009", "QMS547", id="no such measurement"
    ),
    pytest.param(
        at.FINDING, "petition-answer", "passports", "QMS547", id="no such promise"
    ),
    pytest.param(
        at.OBJECTIVE,
        "  every: quarter\n",
        "  values: [{on: 2026-05-31, n: 3, met: 1}]\n  every: quarter\n",
        "QMS538",
        id="a value of three people",
    ),
    pytest.param(
        at.FINDING,
        "{measurement: MES-2026-001, promise: petition-answer}",
        "{n: 3, met: 1, on: 2026-04-01, source: by hand}",
        "QMS548",
        id="three people",
    ),
    pytest.param(
        at.OBJECTIVE,
        "closed: null",
        "verdict: improved\nclosed: null",
        "QMS549",
        id="typed verdict",
    ),
    pytest.param(
        at.OBJECTIVE,
        "  every: quarter\n",
        "  every: quarter\n  verdict: improved\n",
        "QMS549",
        id="verdict typed into the indicator",
    ),
    pytest.param(
        at.FEEDBACK,
        "would spare a telephone call",
        "would spare a call to 0722 123 456",
        "QMS551",
        id="a mobile number",
    ),
    pytest.param(
        at.FEEDBACK, "leads_to: [ACT-2026-01]\n", "", "QMS552", id="accepted in vain"
    ),
    pytest.param(
        at.FEEDBACK,
        "theme: letters",
        "limit: someday",
        "QMS558",
        id="a limit that nobody knows",
    ),
    pytest.param(
        at.ACTION,
        "{project: own budget, amount",
        "{amount",
        "QMS553",
        id="money of nobody",
    ),
    pytest.param(
        at.ACTION, "amount: 15000", "amount: 14000", "QMS554", id="sums that differ"
    ),
    pytest.param(
        at.ACTION,
        "amount: 3000, currency: EUR",
        "amount: 3000, currency: RON",
        "QMS554",
        id="sums in two currencies",
    ),
    pytest.param(
        at.FEEDBACK,
        "answered: 2026-05-18",
        "answered: 2025-05-18",
        "QMS505",
        id="answered before it came",
    ),
    pytest.param(
        at.OBJECTIVE,
        "baseline: {measurement: MES-2026-001, promise: petition-answer}",
        "baseline: {n: 80, met: 100, on: 2026-03-31}",
        "QMS556",
        id="more than all",
    ),
    pytest.param(
        at.ACTION, "one clerk, two desks", '"[… the means]"', "QMS557", id="a gap"
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "code"), BREAKS)
def test_a_broken_link_is_named(
    mended: Path,
    known: frozenset[tuple[str, str]],
    path: str,
    old: str,
    new: str,
    code: str | None,
) -> None:
    replace(mended, path, old, new)
    found = frozenset(names(validate(mended, DAY).findings)) - known
    assert found == ({(code, path)} if code else set())


def test_what_is_closed_without_a_second_measurement(
    mended: Path, known: frozenset[tuple[str, str]]
) -> None:
    (mended / at.AFTER).unlink()
    replace(mended, at.OBJECTIVE, "every: quarter", "every: year")
    found = frozenset(names(validate(mended, DAY).findings)) - known
    assert found == {("QMS543", at.ACTION)}


@pytest.mark.parametrize(
    "read",
    [
        pytest.param("{promise: CC-01/kindness}", id="no such promise"),
        pytest.param("{questionnaire: CQ-9, group: a, item: b}", id="none asks it"),
    ],
)
def test_what_an_indicator_is_read_from_is_there(mended: Path, read: str) -> None:
    replace(mended, at.OBJECTIVE, "{promise: CC-01/petition-answer}", read)
    found = validate(mended, DAY).findings
    [told] = [each for each in found if each.code == "QMS545"]
    assert told.place.path == at.OBJECTIVE
    assert str(told.values["missing"]) in read


def test_what_is_not_read_as_often_as_it_says(
    mended: Path, known: frozenset[tuple[str, str]]
) -> None:
    replace(mended, at.AFTER, "period: 2026-Q3", "period: 2026-Q2")
    found = frozenset(names(validate(mended, DAY).findings)) - known
    assert found == {("QMS544", at.OBJECTIVE)}


@pytest.mark.parametrize(
    ("day", "answered", "late"),
    [
        pytest.param("2026-05-18", "", False, id="the fifth working day"),
        pytest.param("2026-05-19", "", True, id="the day after"),
        pytest.param("2026-05-19", "answered: 2026-05-18\n", False, id="answered"),
    ],
)
def test_feedback_is_due_by_the_legal_calendar(
    mended: Path, day: str, answered: str, late: bool
) -> None:
    profile = mended / "governance/profile.yaml"
    text = profile.read_text(encoding="utf-8")
    calendar = "calendar: {country: HU, first_day_counts: false, roll: none}\n"
    limit = LIMIT[2].removeprefix("\nlimits:\n")
    lines = [each for each in text.split("\n") if not each.startswith("calendar:")]
    profile.write_text(
        "\n".join(lines).rstrip("\n") + f"\n{calendar}limits:\n{limit}",
        encoding="utf-8",
    )
    replace(mended, at.FEEDBACK, "answered: 2026-05-18\n", f"{answered}limit: answer\n")
    found = validate(mended, date.fromisoformat(day)).findings
    told = [each.values["day"] for each in found if each.code == "QMS550"]
    assert told == (["2026-05-18"] if late else [])
