"""`qms` alone: what waits for those who sit here comes first."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from qms.actions.today import duties
from tests.approval_tree import key
from tests.example_tree import lay_example, lay_house

DAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
PUT_UP = "submit PO-01 by brook.paul\n"
CHECKED = f"{PUT_UP}approve PO-01 step=checked by brook.paul\n"
SIGNED = f"{CHECKED}approve PO-01 by stone.mary\n"
RELEASED = f"{SIGNED}release PO-01 by field.anna\n"
RETURNED = f"{PUT_UP}return PO-01 reason=unclear by stone.mary\n"
ALTERED = f"{RELEASED}=== procedures/PO-01.md\ntitle: Another\n"
REVOKED = f"""{RELEASED}on 2026-05-04
revoke stone.mary since=2026-05-01T00:00:00Z reason=lost by field.anna
"""
GOVERNED = f"""{RELEASED}=== governance/people.yaml
absences: [{{person: stone.mary, from: 2026-12-01, until: 2026-12-14}}]
=== acts
propose
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without any key of anybody's."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / ".config"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.delenv("QMS_KEY", raising=False)
    return folder


def give_key(home: Path, person: str) -> None:
    """Lay the public key of a person where her computer has it; nothing is signed."""
    folder = home / ".ssh"
    folder.mkdir(exist_ok=True)
    (folder / f"{person}.pub").write_text(f"{key(person)}\n")
    (folder / person).write_text("")


@pytest.mark.parametrize(
    ("acts", "person", "first"),
    [
        pytest.param(CHECKED, "stone.mary", "qms approve --waiting", id="a signature"),
        pytest.param(PUT_UP, "brook.paul", "qms approve --waiting", id="a check"),
        pytest.param(SIGNED, "field.anna", "qms release PO-01", id="a release"),
        pytest.param(RETURNED, "", "qms submit PO-01", id="a return"),
        pytest.param(ALTERED, "", "qms diff PO-01", id="an altered file"),
        pytest.param(
            "adopt PO-01 by field.anna", "", "qms confirm PO-01", id="a review"
        ),
        pytest.param(REVOKED, "stone.mary", "qms key new", id="a revoked key"),
        pytest.param(GOVERNED, "brook.paul", "qms status GOVERNANCE", id="governance"),
    ],
)
def test_what_waits_comes_first(
    tmp_path: Path, home: Path, acts: str, person: str, first: str
) -> None:
    root = lay_example(tmp_path / "town", "acts", acts)
    if person:
        give_key(home, person)
    found, _more = duties(root, DAY, NOW)
    assert [each.command for each in found] == [first]


def test_a_key_that_ends_within_sixty_days_is_told(tmp_path: Path, home: Path) -> None:
    root = lay_example(tmp_path / "town", "acts", RELEASED)
    give_key(home, "field.anna")
    found, _more = duties(root, date(2027, 11, 7), NOW.replace(year=2027))
    assert "the last key of Anna Field ends on 2028-01-05" in [e.what for e in found]


def test_another_persons_signature_is_not_mine(tmp_path: Path, home: Path) -> None:
    root = lay_example(tmp_path / "town", "acts", CHECKED)
    give_key(home, "field.anna")
    assert duties(root, DAY, NOW) == ([], 0)


def test_a_quiet_town_has_nothing_to_do(tmp_path: Path, home: Path) -> None:
    root = lay_example(tmp_path / "town", "acts", RELEASED)
    give_key(home, "stone.mary")
    assert duties(root, DAY, NOW) == ([], 0)


@pytest.mark.parametrize(
    ("day", "calendar", "counts", "year"),
    [
        pytest.param("2026-09-30", "country: RO", "working days", 0, id="early"),
        pytest.param("2026-10-01", "country: RO", "opening hours", 2027, id="October"),
        pytest.param("2028-03-01", "country: RO", "working days", 2028, id="late"),
        pytest.param("2026-12-31", "country: RO", "calendar days", 0, id="no matter"),
        pytest.param(
            "2026-12-31",
            "country: RO, known_until: 2027",
            "working days",
            0,
            id="entered",
        ),
        pytest.param("2026-12-31", "source: house", "working days", 0, id="nowhere"),
    ],
)
def test_a_year_that_nobody_knows_yet_is_told_in_time(
    tmp_path: Path, home: Path, day: str, calendar: str, counts: str, year: int
) -> None:
    root = lay_house(tmp_path / "town")
    for name, old, new in (
        ("governance/profile.yaml", "roll: none", f"roll: none, {calendar}"),
        ("procedures/CH-01.yaml", "calendar: calendar days", f"calendar: {counts}"),
    ):
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    told = [each.command for each in duties(root, date.fromisoformat(day), NOW)[0]]
    asked = [each for each in told if each.startswith("qms calendar")]
    assert asked == ([f"qms calendar --year {year}"] if year else [])
