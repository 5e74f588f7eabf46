"""Who holds which office; and allowed signers, tried with ssh-keygen itself."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from qms.actions.init import initialise
from qms.actions.plan import Plan
from tests.signers import NOW, Person, office_in_force

ANA, MARIA, PETER = "ionescu.ana", "szabo.maria", "nagy.peter"
PEOPLE = "governance/people.yaml"
ABSENCE = """\
deputies:
  - {office: mayor, of: szabo.maria, to: nagy.peter, from: 2026-03-01,
     until: 2026-06-30, only_in_absence: true}
absences:
  - {person: szabo.maria, from: 2026-04-01, until: 2026-04-10}
"""


def rows(person: Person, *words: str) -> dict[str, dict[str, str]]:
    """What is told of each office, by its name."""
    told = person.run("people", "--format", "json", *words).succeeds().out
    return {row["office_id"]: row for row in json.loads(told)}


@pytest.fixture
def people(tmp_path: Path) -> dict[str, Person]:
    return office_in_force(tmp_path, PETER)


def changed(people: dict[str, Person]) -> Person:
    """Ana, where governance has a deputy and an absence, too, since 5 March."""
    ana, maria = people[ANA], people[MARIA]
    path = ana.folder / PEOPLE
    text = path.read_text().replace("deputies: []\n", "").replace("absences: []\n", "")
    path.write_text(text + ABSENCE)
    why = ("--reason", "leave", "--summary", "a deputy")
    ana.run("revise", "GOVERNANCE", *why, now="2026-03-05T09:00:00+02:00").succeeds()
    maria.pull(ana)
    maria.run(
        "approve", "GOVERNANCE", "--yes", now="2026-03-05T10:00:00+02:00"
    ).succeeds()
    ana.pull(maria)
    ana.run("release", "GOVERNANCE", now="2026-03-05T11:00:00+02:00").succeeds()
    return ana


def test_where_nothing_was_signed_the_file_answers(tmp_path: Path) -> None:
    ana = Person(tmp_path, ANA)
    plan = Plan("Town", head="Szabó, Mária", officer="Ionescu, Ana")
    initialise(ana.folder, plan, date(2026, 3, 1))
    told = ana.run("people").succeeds().out
    assert "Mária Szabó" in told
    assert "which nobody approved" in told
    assert "there is no recovery key" in told


def test_the_governance_in_force_answers_and_not_the_file(
    people: dict[str, Person],
) -> None:
    ana = people[ANA]
    path = ana.folder / PEOPLE
    path.write_text(path.read_text().replace("ionescu.ana", "evil.eve"))
    assert rows(ana)["quality-officer"]["id"] == ANA
    told = ana.run("people", "--format", "csv").succeeds()
    assert "was changed here, and the change is not approved" in told.err


def test_deputies_and_absences_as_of_a_day(people: dict[str, Person]) -> None:
    ana = changed(people)
    found = {
        day: (each["deputies"], each["absent"])
        for day in (
            "2026-03-04",
            "2026-03-05",
            "2026-04-10",
            "2026-04-11",
            "2026-07-01",
        )
        for each in [rows(ana, "--as-of", day)["mayor"]]
    }
    deputy = "Péter Nagy (in absence)"
    assert found == {
        "2026-03-04": ("", ""),
        "2026-03-05": (deputy, ""),
        "2026-04-10": (deputy, "2026-04-10"),
        "2026-04-11": (deputy, ""),
        "2026-07-01": ("", ""),
    }
    told = ana.run("people", "--as-of", "2026-02-01").succeeds().out
    assert "no governance was in force on 2026-02-01" in told


def verified(
    statement: Path, person: str, signers: Path, moment: str, zone: str = "UTC"
) -> bool:
    """Whether ssh-keygen alone finds a statement to be signed by a person."""
    words = ("-Y", "verify", "-f", signers, "-I", person, "-n", "qms-approval")
    done = subprocess.run(
        [
            "ssh-keygen",
            *map(str, words),
            "-s",
            f"{statement}.sig",
            f"-Overify-time={moment}",
        ],
        input=statement.read_bytes(),
        capture_output=True,
        env={"TZ": zone, "PATH": "/usr/bin:/bin"},
        check=False,
    )
    return done.returncode == 0


def test_ssh_keygen_alone_checks_every_statement(
    people: dict[str, Person], tmp_path: Path
) -> None:
    ana = changed(people)
    signers = tmp_path / "allowed_signers"
    ana.run("people", "allowed-signers", "--out", signers).succeeds()
    statements = sorted(ana.folder.glob("approvals/statements/**/*.json"))
    assert len(statements) == 7
    for path in statements:
        stamp, person, _short = path.stem.split("-")
        moment = stamp.replace("T", "")
        assert verified(path, person, signers, moment)
        assert verified(path, person, signers, moment, zone="Pacific/Apia")
        other = MARIA if person == ANA else ANA
        assert not verified(path, other, signers, moment)
        assert not verified(path, person, signers, "20260101000000Z")
        assert not verified(path, person, signers, "20290101000000Z")


def test_a_revoked_key_ends_and_an_old_one_stays(
    people: dict[str, Person], tmp_path: Path
) -> None:
    ana = changed(people)
    why = ("--reason", "lost", "--since", "2026-03-05T09:30:00+02:00")
    ana.run("key", "revoke", MARIA, *why, now="2026-03-06T09:00:00+02:00").succeeds()
    first = ana.run("people", "allowed-signers").succeeds().out
    assert ana.run("people", "allowed-signers").out == first
    signers = tmp_path / "signers"
    signers.write_text(first)
    [early, late] = sorted(
        ana.folder.glob("approvals/statements/**/*-szabo.maria-*.json")
    )
    assert verified(early, MARIA, signers, "20260302070000Z")
    assert not verified(late, MARIA, signers, "20260305080000Z")
    lines = [line for line in first.splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in lines] == [ANA, PETER, MARIA]
    assert 'valid-before="20260305072959Z"' in lines[-1]


def test_without_a_governance_there_are_no_signers(tmp_path: Path) -> None:
    ana = Person(tmp_path, ANA, now=NOW)
    plan = Plan("Town", head="Szabó, Mária", officer="Ionescu, Ana")
    initialise(ana.folder, plan, date(2026, 3, 1))
    ana.run("people", "allowed-signers").fails("no governance is in force yet")


def test_the_archive_is_no_place_for_the_file(people: dict[str, Person]) -> None:
    ana = people[ANA]
    words = ("--out", "approvals/allowed_signers")
    ana.run("people", "allowed-signers", *words).fails("lies in the archive", 2)
