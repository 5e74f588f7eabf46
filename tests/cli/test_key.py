"""Keys on the command line: made, enrolled, revoked, listed; and checked by hand."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from qms.actions.init import initialise
from qms.actions.plan import Plan
from qms.model.approval.control import Control
from qms.model.approval.enrolment import planned
from qms.store.archive import read_archive
from qms.store.enrolments import enrolment_in, is_self_signed, write_enrolment
from qms.store.keys import fingerprint
from qms.store.signatures import ENROLMENT, armoured
from tests.signers import NOW, Person, office_in_force

ANA, MARIA, PETER = "ionescu.ana", "szabo.maria", "nagy.peter"
PLAN = Plan(
    "Town",
    country="RO",
    head="Szabó, Mária",
    officer="Ionescu, Ana",
    holders={"secretary-general": "Nagy, Péter"},
)
BEFORE = "2026-02-02T09:00:00+02:00"
PEOPLE = "governance/people.yaml"


@pytest.fixture
def maria(tmp_path: Path) -> Person:
    return Person(tmp_path, MARIA, now=BEFORE)


@pytest.fixture
def ana(tmp_path: Path) -> Person:
    """Ana at her computer, with a new office in her folder that nobody signed."""
    person = Person(tmp_path, ANA, now=BEFORE)
    initialise(person.folder, PLAN, datetime.fromisoformat(BEFORE).date())
    return person


def handed(person: Person) -> tuple[Path, str]:
    """The public file of a new key of a person, and the fingerprint on the paper."""
    told = person.run("key", "new", "--as", person.id).succeeds().out
    found = re.search(r"SHA256:\S{43}", told)
    assert found
    return person.keys / f"{person.id}.pub", found[0]


def test_a_new_key_signs_its_own_enrolment(maria: Person) -> None:
    file, paper = handed(maria)
    enrolment = enrolment_in(file.with_suffix(".enrolment"))
    assert fingerprint(enrolment.key) == paper
    assert (enrolment.person, enrolment.key) == (MARIA, maria.public)
    assert enrolment.start.isoformat() == "2026-02-02T07:00:00+00:00"
    assert enrolment.end.isoformat() == "2028-02-02T07:00:00+00:00"


def test_an_enrolment_is_checked_by_hand(maria: Person, tmp_path: Path) -> None:
    file, _paper = handed(maria)
    enrolment = enrolment_in(file.with_suffix(".enrolment"))
    signers, sealed = tmp_path / "signers", tmp_path / "sealed"
    signers.write_text(f"{MARIA} {enrolment.key}\n")
    sealed.write_bytes(armoured(enrolment.signature))
    words = ("-Y", "verify", "-f", signers, "-I", MARIA, "-n", ENROLMENT, "-s", sealed)
    done = subprocess.run(
        ["ssh-keygen", *map(str, words)], input=enrolment.signed, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_a_key_is_added_with_its_witness_and_nothing_else_changes(
    ana: Person, maria: Person
) -> None:
    file, paper = handed(maria)
    path = ana.folder / PEOPLE
    path.write_text(path.read_text().replace("people:\n", "people:\n  # the mayor\n"))
    before = path.read_text().splitlines()
    words = ("--witness", ANA, "--fingerprint", paper)
    told = ana.run("key", "add", MARIA, file, *words).succeeds()
    assert "a key of Mária Szabó until 2028-02-02" in told.out
    after = path.read_text().splitlines()
    assert [line for line in after if line in before] == before
    assert len(after) == len(before) + 2
    how = f"witness: {ANA}, method: fingerprint on paper, signature: "
    assert len([line for line in after if how in line]) == 1
    ana.run("validate").succeeds()


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{all}", id="all of it"),
        pytest.param("{plain}", id="without its mark"),
        pytest.param("{first} {last}", id="its first and last letters"),
    ],
)
def test_a_witness_types_what_the_paper_says(
    ana: Person, maria: Person, typed: str
) -> None:
    file, paper = handed(maria)
    plain = paper.removeprefix("SHA256:")
    text = typed.format(all=paper, plain=plain, first=plain[:8], last=plain[-8:])
    words = ("--witness", ANA, "--fingerprint", text)
    ana.run("key", "add", MARIA, file, *words).succeeds()


@pytest.mark.parametrize(
    ("person", "witness", "paper", "message", "code"),
    [
        pytest.param(MARIA, ANA, "SHA256:else", "not that of this key", 3, id="paper"),
        pytest.param(MARIA, MARIA, "{}", "witness of his own key", 2, id="alone"),
        pytest.param(MARIA, "nobody", "{}", "holds no office", 2, id="no holder"),
        pytest.param(PETER, ANA, "{}", "not for Péter Nagy", 3, id="another's"),
        pytest.param("szabo.mari", ANA, "{}", "szabo.maria", 2, id="nobody's"),
    ],
)
def test_a_key_that_is_not_confirmed_is_not_added(
    ana: Person,
    maria: Person,
    person: str,
    witness: str,
    paper: str,
    message: str,
    code: int,
) -> None:
    file, print_ = handed(maria)
    before = (ana.folder / PEOPLE).read_bytes()
    words = ("--witness", witness, "--fingerprint", paper.format(print_))
    ana.run("key", "add", person, file, *words).fails(message, code)
    assert (ana.folder / PEOPLE).read_bytes() == before


def test_a_key_whose_enrolment_was_altered_is_not_added(
    ana: Person, maria: Person
) -> None:
    file, paper = handed(maria)
    kept = file.with_suffix(".enrolment")
    kept.write_text(kept.read_text().replace("2028", "2038"))
    words = ("--witness", ANA, "--fingerprint", paper)
    ana.run("key", "add", MARIA, file, *words).fails("not signed by the key itself")


def test_a_key_without_enrolment_is_not_added(ana: Person, maria: Person) -> None:
    maria.make_key()
    file = maria.keys / f"{MARIA}.pub"
    words = ("--witness", ANA, "--fingerprint", fingerprint(maria.public))
    ana.run("key", "add", MARIA, file, *words).fails("no enrolment of the key")
    maria.run("key", "new", "--as", MARIA, "--existing", file).succeeds()
    ana.run("key", "add", MARIA, file, *words[:2]).fails("--fingerprint is needed", 2)
    ana.run("key", "add", MARIA, file, *words).succeeds()
    ana.run("key", "add", MARIA, file, *words).fails("gave this key to Mária Szabó")


def test_an_unsigned_enrolment_is_none(ana: Person, maria: Person) -> None:
    maria.make_key()
    bare = planned(MARIA, maria.public, datetime.fromisoformat(NOW))
    assert not is_self_signed(bare)
    file = maria.keys / f"{MARIA}.enrolment"
    write_enrolment(file, bare)
    words = ("--witness", ANA, "--fingerprint", fingerprint(maria.public))
    ana.run("key", "add", MARIA, file, *words).fails("not signed by the key itself")


@pytest.mark.parametrize("text", ["", "x", '{"qms":1}\n', '{"qms":2}\n', "[1]\n"])
def test_what_is_no_enrolment_is_told(ana: Person, tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.enrolment"
    file.write_text(text)
    words = ("--witness", ANA, "--fingerprint", "x")
    ana.run("key", "add", MARIA, file, *words).fails("is no enrolment of a key")


def test_a_second_key_of_a_person_takes_a_name_of_its_own(maria: Person) -> None:
    handed(maria)
    maria.run("key", "new", "--as", MARIA).succeeds()
    assert (maria.keys / f"{MARIA}-2.enrolment").exists()


def test_a_key_that_is_lost_is_revoked_at_once(tmp_path: Path) -> None:
    people = office_in_force(tmp_path)
    ana, maria = people[ANA], people[MARIA]
    ana.run("submit", "PC-01", now="2026-03-03T09:00:00+02:00").succeeds()
    maria.pull(ana)
    maria.run("approve", "PC-01", "--yes", now="2026-03-04T09:00:00+02:00").succeeds()
    ana.pull(maria)
    why = ("--reason", "stolen", "--since", "2026-03-03T12:00:00+02:00")
    told = ana.run("key", "revoke", MARIA, *why, now="2026-03-05T09:00:00+02:00")
    assert "1 act that it signed since then is unproven now" in told.succeeds().out
    maria.pull(ana)
    maria.now = "2026-03-06T09:00:00+02:00"
    maria.run("approve", "PC-01", "--yes").fails("was revoked since 2026-03-03T10:00")
    found = control(ana)
    assert [each.values["person"] for each in found.unproven.values()] == [MARIA]
    rows = listed(maria)
    assert "revoked since 2026-03-03T10:00:00Z" in rows[maria.public]
    assert rows[ana.public] == "good"


def test_anybody_revokes_his_own_key(tmp_path: Path) -> None:
    peter = office_in_force(tmp_path, PETER)[PETER]
    peter.run("key", "revoke", PETER, "--reason", "left on a train").succeeds()
    assert listed(peter)[peter.public].startswith("revoked since")


@pytest.mark.parametrize(
    ("words", "message", "code"),
    [
        pytest.param((MARIA,), "needs a reason", 2, id="no reason"),
        pytest.param((MARIA, "--reason", "x"), "may not revoke", 3, id="no office"),
        pytest.param(("nobody", "--reason", "x"), "knows no key", 3, id="nobody"),
        pytest.param(
            (PETER, "--reason", "x", "--since", "May"), "no moment", 2, id="no moment"
        ),
        pytest.param(
            (PETER, "--reason", "x", "--void", "0" * 8),
            "is no statement",
            2,
            id="nothing to void",
        ),
    ],
)
def test_what_is_no_revocation_is_refused(
    tmp_path: Path, words: tuple[str, ...], message: str, code: int
) -> None:
    peter = office_in_force(tmp_path, PETER)[PETER]
    before = sorted(peter.folder.glob("approvals/statements/**/*.json"))
    peter.run("key", "revoke", *words).fails(message, code)
    assert sorted(peter.folder.glob("approvals/statements/**/*.json")) == before


def test_the_recovery_key_revokes_where_nobody_else_can(tmp_path: Path) -> None:
    sealed = Person(tmp_path, "sealed")
    sealed.make_key(name="recovery")
    people = office_in_force(tmp_path, recovery=f"{sealed.keys}/recovery.pub;no. 7")
    sealed.clone(people[ANA])
    why = ("--reason", "both lost", "--as", "recovery")
    sealed.run("key", "revoke", ANA, *why).succeeds()
    assert listed(sealed)[people[ANA].public].startswith("revoked since")


def test_a_statement_is_void_once_two_offices_say_so(tmp_path: Path) -> None:
    people = office_in_force(tmp_path, PETER)
    ana, maria, peter = people.values()
    peter.run("witness", now="2026-03-03T09:00:00+02:00").succeeds()
    [path] = peter.folder.glob("approvals/statements/2026/0303/*.json")
    short = path.stem.rpartition("-")[2]
    ana.pull(peter)
    why = ("--reason", "stolen", "--since", "2026-03-01", "--void", short)
    words = ("key", "revoke", PETER, *why)
    ana.run(*words, now="2026-03-04T09:00:00+02:00").succeeds()
    assert not control(ana).ledger.void
    maria.pull(ana)
    maria.run(*words, now="2026-03-05T09:00:00+02:00").succeeds()
    assert list(control(maria).ledger.void) == [
        f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    ]


def control(person: Person) -> Control:
    return Control(read_archive(person.folder), datetime.fromisoformat(person.now))


def listed(person: Person) -> dict[str, str]:
    """How the keys stand that a person is told of, by public key."""
    told = person.run("key", "list", "--format", "json").succeeds().out
    prints = {row["fingerprint"]: row["state"] for row in json.loads(told)}
    people = person.home.parent.glob("home-*/.config/qms/keys/*.pub")
    keys = [" ".join(path.read_text().split()[:2]) for path in people]
    return {key: prints[fingerprint(key)] for key in keys if fingerprint(key) in prints}
