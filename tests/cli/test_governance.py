"""Governance changed: by the steps of the one before, by a mandate, out of a fork."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

from qms.model.approval.control import Control
from qms.store.archive import read_archive
from tests.signers import Person, office_in_force

ANA, MARIA, ANIKO = "ionescu.ana", "szabo.maria", "kelemen.aniko"
GOVERNANCE = "GOVERNANCE"
PEOPLE = "governance/people.yaml"
HOURS = [f"2026-03-02T{hour:02}:00:00+02:00" for hour in range(9, 22)]


def control(person: Person) -> Control:
    now = datetime.fromisoformat(person.now)
    return Control(read_archive(person.folder), now)


def label(person: Person) -> str:
    """The number of the governance in force, and nothing where there is none."""
    found = control(person).governance
    return found.label if found else ""


DEPUTY = """\
deputies:
  - {office: mayor, of: szabo.maria, to: ionescu.ana, from: 2026-03-02, until: null}
"""


def deputies(ana: Person) -> str:
    """The mayor's deputies as governance in force has them."""
    rows = json.loads(ana.run("people", "--format", "json").succeeds().out)
    found = [row["deputies"] for row in rows if row["office_id"] == "mayor"]
    return str(found[0])


def test_governance_changes_by_the_steps_of_the_one_before(tmp_path: Path) -> None:
    ana, maria = office_in_force(tmp_path, now=HOURS[0]).values()
    path = ana.folder / "governance/people.yaml"
    text = path.read_text()
    path.write_text(text.replace("deputies: []\n", DEPUTY))
    told = ana.run("people").succeeds().out
    assert "was changed here, and the change is not approved" in told
    assert deputies(ana) == ""
    why = ("--reason", "leave", "--summary", "a deputy")
    ana.run("revise", GOVERNANCE, *why, now=HOURS[4]).succeeds()
    ana.run("release", GOVERNANCE, now=HOURS[5]).fails("approved")
    maria.pull(ana)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[6]).succeeds()
    ana.pull(maria)
    ana.run("release", GOVERNANCE, now=HOURS[7]).succeeds()
    assert label(ana) == "1.1"
    ana.run("submit", "PC-01", now=HOURS[8]).succeeds()
    found = control(ana)
    rules = found.governance
    newest = max(found.ledger.entries.values(), key=lambda each: each.path).statement
    assert rules is not None
    assert newest is not None
    assert newest.governance == rules.digest
    assert "was changed here" not in ana.run("people").succeeds().out
    assert deputies(ana) == "Ana Ionescu"


def revised(ana: Person, maria: Person, old: str, new: str, hour: int) -> None:
    """A change of people.yaml that both sign, in whatever folders they are now."""
    path = ana.folder / "governance/people.yaml"
    path.write_text(path.read_text().replace(old, new))
    why = ("--reason", "a change", "--summary", new.strip()[:20])
    ana.run("revise", GOVERNANCE, *why, now=HOURS[hour]).succeeds()
    maria.pull(ana)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[hour + 1]).succeeds()
    ana.pull(maria)
    ana.run("release", GOVERNANCE, now=HOURS[hour + 2]).succeeds()


def test_two_governances_released_side_by_side_are_joined(tmp_path: Path) -> None:
    ana, maria = office_in_force(tmp_path, now=HOURS[0]).values()
    here, there = ana.folder, tmp_path / "elsewhere"
    shutil.copytree(here, there)
    away = "absences:\n  - {person: szabo.maria, from: 2026-04-01, until: 2026-04-02}\n"
    revised(ana, maria, "deputies: []\n", DEPUTY, 4)
    other = Person(tmp_path / "other", MARIA)
    shutil.copytree(maria.keys, other.keys, dirs_exist_ok=True)
    ana.folder = there
    other.clone(ana)
    revised(ana, other, "absences: []\n", away, 4)
    ana.folder = here
    other.folder = there
    ana.pull(other)
    assert label(ana) == ""
    ana.run("submit", "PC-01", now=HOURS[7]).fails("two governances hold at once")
    revised(ana, maria, "absences: []\n", away, 8)
    assert label(ana) == "1.2"
    ana.run("submit", "PC-01", now=HOURS[11]).succeeds()


def test_a_mandate_brings_governance_on_where_its_holders_cannot(
    tmp_path: Path,
) -> None:
    sealed = Person(tmp_path, "sealed")
    sealed.make_key(name="recovery")
    key = f"{sealed.keys}/recovery.pub; archive no. 7"
    aniko = office_in_force(tmp_path, ANIKO, recovery=key)[ANIKO]
    sealed.clone(aniko)
    path = sealed.folder / PEOPLE
    old, new = "{office: mayor, from: 2026-03-02, until: null}", "until: 2026-05-03}"
    path.write_text(path.read_text().replace(old, old.replace("until: null}", new)))
    why = ("--reason", "election", "--summary", "the mayor left", "--as", "recovery")
    by = ("--mandate", "council;HCL 5/2026;2026-05-04")
    sealed.now = "2026-05-05T09:00:00+03:00"
    sealed.run("revise", GOVERNANCE, *why, *by).succeeds()
    sealed.run("release", GOVERNANCE, "--as", "recovery").fails("HCL 5/2026")
    aniko.pull(sealed)
    act = ("--body", "council", "--number", "HCL 5/2026", "--archive-no", "5/26")
    words = ("--signatory", ":mayor", "--signed-on", "2026-05-04", *act)
    at = "2026-05-05T10:00:00+03:00"
    aniko.run("vouch", "act", GOVERNANCE, *words, now=at).succeeds()
    sealed.pull(aniko)
    sealed.now = "2026-05-05T11:00:00+03:00"
    sealed.run("release", GOVERNANCE, "--as", "recovery").succeeds()
    assert label(sealed) == "1.1"
    assert len(control(sealed).ledger.breaks) == 1


def test_a_governance_that_could_never_be_released_is_not_put_up(
    tmp_path: Path,
) -> None:
    ana, maria = office_in_force(tmp_path).values()
    path = ana.folder / PEOPLE
    path.write_text(path.read_text().replace(ana.public, maria.public))
    why = ("--reason", "x", "--summary", "y")
    told = ana.run("revise", GOVERNANCE, *why)
    told.fails("a key belongs to one person")


def test_governance_that_did_not_change_is_not_put_up(tmp_path: Path) -> None:
    ana, _maria = office_in_force(tmp_path).values()
    why = ("--reason", "x", "--summary", "y")
    ana.run("revise", GOVERNANCE, *why).fails("nothing was changed")
