"""`qms calendar`: a year told, and how a deadline came to be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qms.i18n import LANGUAGES
from tests.cli.console import Told, held_against, qms
from tests.example_tree import lay_acts, lay_house

HU = """calendar:
  country: HU
  first_day_counts: false
  roll: none
  source: house
  days:
    - {on: 2026-12-28, until: 2026-12-30, kind: standstill, name: Igazgatási szünet}
    - {on: 2026-11-17, kind: closed, name: Hó miatt zárva}
limits:
  - id: full
    act: HR 1/2026
    section: art. 50
    value: 60
    unit: days
    as_of: 2026-11-21
    source: house
    verified: true
  - id: quick
    act: HR 2/2026
    value: 8
    unit: days
    roll: next working day
    as_of: 2026-11-21
    source: house
    verified: true
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example house: an office of no country."""
    monkeypatch.setenv("QMS_NOW", "2026-11-22T12:00:00+01:00")
    return lay_house(tmp_path / "town")


@pytest.fixture
def town(bare: Path) -> Path:
    """The same in Hungary, with days of its own and two limits."""
    path = bare / "governance/profile.yaml"
    text = path.read_text(encoding="utf-8")
    plain = "calendar: {first_day_counts: false, roll: none}\n"
    assert plain in text
    text = text.replace(plain, HU.partition("limits:")[0])
    text = text.replace("Europe/Bucharest", "Europe/Budapest")
    head, limits, tail = text.partition("limits:\n")
    path.write_text(f"{head}limits:\n{HU.partition('limits:')[2][1:]}{tail}", "utf-8")
    assert limits
    return bare


def deadline(town: Path, *words: object) -> Told:
    return qms("calendar", "deadline", *words, "--root", town)


def test_the_profile_with_its_own_days_conforms(town: Path) -> None:
    told = qms("validate", "--root", town, "--as-of", "2026-11-22")
    assert "governance/profile.yaml" not in told.out


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_year(town: Path, form: str) -> None:
    told = qms("calendar", "--format", form, "--root", town)
    assert (told.err, told.code) == ("", 0)
    held_against(f"calendar/{form}", told.out)


def test_a_year_of_another_country_is_without_the_offices_days(town: Path) -> None:
    told = qms("calendar", "--country", "BG", "--year", "2025", "--root", town)
    assert (told.err, told.code) == ("", 0)
    assert "РМС 808/2025" in told.out
    assert "2025-12-31" in told.out
    assert "szünet" not in told.out


def test_a_country_needs_no_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for country in ("HU", "hu"):
        told = qms("calendar", "--country", country, "--year", "2026")
        assert "Szenteste" in told.out
    assert qms("calendar").code == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--year", "2027"), 3, "known through 2026; which days of 2027"),
        (("--year", "1990"), 3, "begins with 2007; 1990 is not known"),
        (("--year", "soon"), 2, "soon is no year"),
        (("--country", "DE"), 3, "no calendar of working days is known for DE"),
        (("--country", "../.."), 3, "no calendar of working days is known for ../.."),
        (("--format", "poem"), 2, "poem is none of"),
    ],
)
def test_what_is_not_known_is_told(
    town: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    told = qms("calendar", *words, "--root", town)
    assert (told.out, told.code) == ("", code)
    assert said in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(("2026-10-27", "--limit", "full"), "no-roll", id="no roll"),
        pytest.param(("2026-12-17", "--limit", "quick"), "rolled", id="rolled"),
        pytest.param(
            ("2026-01-05", "--term", "5 working days"), "worked", id="working days"
        ),
        pytest.param(("2026-01-31", "--term", "1 month"), "month", id="a month"),
        pytest.param(
            ("2026-11-16T15:30", "--term", "1 hour in opening hours"),
            "opening",
            id="opening hours",
        ),
    ],
)
def test_a_deadline_tells_how_it_came_to_be(
    town: Path, words: tuple[str, ...], name: str
) -> None:
    told = deadline(town, *words)
    assert (told.err, told.code) == ("", 0)
    held_against(f"calendar/{name}", told.out)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        pytest.param(("2026-10-27", "--limit", "full"), "2026-12-26", id="full"),
        pytest.param(("2026-12-17", "--term", "8 days"), "2026-12-25", id="summary"),
        pytest.param(
            ("2026-12-17", "--term", "8 days", "--count", "roll"),
            "2026-12-31",
            id="rolled over the break",
        ),
        pytest.param(
            ("2026-11-02", "--term", "10 days", "--count", "free-days"),
            "2026-11-13",
            id="free days",
        ),
        pytest.param(
            ("2026-11-02", "--term", "8 days", "--pause", "2026-11-04/2026-11-05"),
            "2026-11-12",
            id="the client's delay",
        ),
        pytest.param(
            ("2026-11-21T23:30Z", "--term", "8 days"), "2026-11-30", id="after midnight"
        ),
        pytest.param(
            ("2026-10-25T02:30+02:00", "--term", "24 hours"),
            "2026-10-26T01:30:00+01:00",
            id="the clock put back",
        ),
    ],
)
def test_deadlines_for_programs(town: Path, words: tuple[str, ...], last: str) -> None:
    told = deadline(town, *words, "--format", "json")
    assert (told.err, told.code) == ("", 0)
    assert json.loads(told.out)["deadline"] == last


def test_in_json_every_day_has_its_reason(town: Path) -> None:
    told = deadline(town, "2026-12-23", "--term", "1 working day", "--format", "json")
    found = json.loads(told.out)
    assert found["deadline"] == "2026-12-31"
    assert [(each["day"], each["kind"]) for each in found["not_counted"]] == [
        ("2026-12-24", "holiday"),
        ("2026-12-25", "holiday"),
        ("2026-12-26", "holiday"),
        ("2026-12-27", "weekend"),
        ("2026-12-28", "standstill"),
        ("2026-12-29", "standstill"),
        ("2026-12-30", "standstill"),
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("soon", "--term", "8 days"), 2, "soon is not a day"),
        (("2026-11-02T25:00", "--term", "8 days"), 2, "no moment"),
        (("2026-10-25T02:30", "--term", "1 hour"), 3, "comes twice"),
        (("2026-03-29T02:30", "--term", "1 hour"), 3, "does not exist"),
        (("2026-11-02", "--term", "1 hour"), 3, "no time of day"),
        (("2026-11-02", "--term", "soon"), 2, "no term"),
        (("2026-11-02", "--limit", "nonsense"), 2, "no limit nonsense"),
        (("2026-11-02",), 2, "name a term or a limit"),
        (("2026-11-02", "--term", "1 day", "--limit", "full"), 2, "one of the two"),
        (("2026-11-02", "--term", "1 day", "--count", "up"), 2, "up is none of"),
        (("2026-11-02", "--term", "1 day", "--pause", "x"), 2, "x is not a day"),
        *(
            (("2026-11-02T08:00Z", "--term", term, "--pause", pause), 3, "before the")
            for term in ("1 day", "1 hour")
            for pause in (
                "2026-11-05/2026-11-04",
                "2026-11-05T08:00/2026-11-04T08:00Z",
            )
        ),
        (
            ("2026-11-02", "--term", "1 day", "--pause", "2026-11-02/2026-11-02T08:00"),
            2,
            "joins a day and a moment",
        ),
        (("2026-12-30", "--term", "5 working days"), 3, "which days of 2027"),
        (("2026-11-02", "--term", "999999 months"), 3, "outside of all calendars"),
        (("2026-11-02T08:00Z", "--term", "999999 hours"), 0, ""),
        (("9999-12-31T23:59Z", "--term", "1 day"), 3, "outside of all calendars"),
        (("9999-12-31T23:59Z", "--term", "1 hour"), 3, "outside of all calendars"),
        (("0001-01-01T00:00", "--term", "1 hour"), 3, "outside of all"),
        (("0001-01-01", "--term", "3 days"), 0, ""),
        (("9999-12-31", "--term", "3 days"), 3, "outside of all calendars"),
        (("9999-12-31", "--term", "0 days", "--pause", "9999-12-31"), 0, ""),
        (
            ("2026-11-02T08:00Z", "--term", "1 hour", "--pause", "9999-12-31"),
            3,
            "outside of all calendars",
        ),
        (("2026-11-02T08:00Z", "--limit", "none"), 2, "no limit none"),
    ],
)
def test_what_cannot_be_counted_is_told(
    town: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    told = deadline(town, *words)
    assert (bool(told.out), told.code) == (not code, code)
    assert said in told.err


@pytest.mark.parametrize(
    ("plain", "wrong"),
    [
        ("roll: none", "roll: sometimes"),
        ("first_day_counts: false", "first_day_counts: maybe"),
        ("country: HU", "country: HU\n  weekend: [funday]"),
        ("until: 2026-12-30", "until: 2026-12-01"),
    ],
)
def test_a_convention_that_cannot_be_read_is_not_guessed(
    town: Path, plain: str, wrong: str
) -> None:
    path = town / "governance/profile.yaml"
    text = path.read_text(encoding="utf-8")
    assert plain in text
    path.write_text(text.replace(plain, wrong, 1), encoding="utf-8")
    told = deadline(town, "2026-11-02", "--term", "3 days")
    assert (told.out, told.code) == ("", 3)
    assert "cannot be read at" in told.err


def test_an_office_of_no_country_counts_calendar_days(bare: Path) -> None:
    told = deadline(bare, "2026-11-02", "--term", "30 days")
    assert told.code == 0
    assert told.out.startswith("2026-12-02, Wednesday")
    assert "not known" in told.out
    worked = deadline(bare, "2026-11-02", "--term", "3 working days")
    assert worked.code == 3
    assert "names no country" in worked.err


def test_a_wrong_day_is_a_finding_with_its_line(town: Path) -> None:
    path = town / "governance/profile.yaml"
    text = path.read_text(encoding="utf-8").replace("2026-11-17", "2026-11-31")
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("2026-11-31")].count("\n") + 1
    told = qms(
        "validate", "--root", town, "--as-of", "2026-11-22", "--format", "github"
    )
    assert f"line={line}," in told.out
    assert "calendar.days.on" in told.out
    asked = qms("calendar", "--root", town)
    assert asked.code == 3
    assert "cannot be read at 2026-11-31" in asked.err
    assert "qms validate" in asked.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_it(town: Path, language: str) -> None:
    for words in (
        ("calendar",),
        ("calendar", "deadline", "2026-12-17", "--term", "8 days", "--count", "roll"),
    ):
        told = qms("--lang", language, *words, "--root", town)
        assert (told.err, told.code) == ("", 0)


STEPS = """\
    form: charter
    steps: [{step: prepared, office: owner}, {step: approved, office: mayor}]
    effects: [on-release]
"""
IN_FORCE = """\
submit CH-01 by brook.paul
approve CH-01 by stone.mary
release CH-01 by field.anna
"""


def test_opening_hours_are_those_of_the_charter_in_force(tmp_path: Path) -> None:
    root = lay_house(tmp_path)
    profile = root / "governance/profile.yaml"
    text = profile.read_text(encoding="utf-8")
    text = text.replace("calendar: {", "calendar: {country: RO, ")
    profile.write_text(text.replace("    form: charter\n", STEPS), encoding="utf-8")
    lay_acts(root, IN_FORCE)
    charter = root / "procedures/CH-01.yaml"
    written = charter.read_text(encoding="utf-8")
    charter.write_text(written.replace('open: "08:00"', 'open: "10:00"'), "utf-8")
    words = ("2026-11-23T06:00", "--term", "1 hour in opening hours")
    told = deadline(root, *words)
    assert told.out.startswith("2026-11-23, Monday, 09:00 +02:00")
    assert re.search("opening hours +CH-01", told.out)


def test_without_a_charter_no_opening_hours_are_known(town: Path) -> None:
    (town / "procedures/CH-01.yaml").unlink()
    told = deadline(town, "2026-11-23T06:00", "--term", "1 hour in opening hours")
    assert (told.out, told.code) == ("", 3)
    assert "opening hours of the office are not known" in told.err
    assert "charter" in told.err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--term", "3 days", "--count", "first-day"), "first day  it counts"),
        (("--term", "3 days", "--count", "free-days"), "the limit ends a day later"),
        (("--limit", "full"), "limit     HR 1/2026 art. 50"),
    ],
)
def test_a_convention_is_told(town: Path, words: tuple[str, ...], line: str) -> None:
    assert line in deadline(town, "2026-11-02", *words).out


def test_an_unknown_zone_is_told(town: Path) -> None:
    path = town / "governance/profile.yaml"
    text = path.read_text(encoding="utf-8").replace("Europe/Budapest", "Europe/Buda")
    path.write_text(text, encoding="utf-8")
    told = deadline(town, "2026-11-02", "--term", "3 days")
    assert told.code == 3
    assert "Europe/Buda is not known" in told.err
