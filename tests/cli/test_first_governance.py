"""From nothing to a governance in force, with real keys on different computers."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from qms.model.approval.control import Control
from qms.store.archive import read_archive
from tests.signers import BEGIN, PASSPHRASE, Person

ANA, MARIA, ANIKO = "ionescu.ana", "szabo.maria", "kelemen.aniko"
GOVERNANCE = "GOVERNANCE"
HOURS = [f"2026-03-02T{hour:02}:00:00+02:00" for hour in range(9, 22)]
REVISE = ("revise", GOVERNANCE, "--reason", "the first one", "--summary", "all is new")


@pytest.fixture
def ana(tmp_path: Path) -> Person:
    return Person(tmp_path, ANA)


@pytest.fixture
def maria(tmp_path: Path) -> Person:
    return Person(tmp_path, MARIA)


def control(person: Person, pinned: str = "") -> Control:
    now = datetime.fromisoformat(person.now)
    return Control(read_archive(person.folder), now, pinned)


def label(person: Person) -> str:
    """The number of the governance in force, and nothing where there is none."""
    found = control(person).governance
    return found.label if found else ""


def public_of(person: Person) -> Path:
    person.make_key()
    return person.keys / f"{person.id}.pub"


def begun(ana: Person, maria: Person) -> None:
    """An office begun at Ana's computer with Maria's public key."""
    keys = ("--key", f"{ANA}={public_of(ana)}", "--key", f"mayor={public_of(maria)}")
    ana.run(*BEGIN, *keys).succeeds()


def tree(person: Person) -> list[Path]:
    """Every file in a person's folder, git's included."""
    return [path for path in person.folder.rglob("*") if path.is_file()]


def test_two_holders_begin_with_a_passphrase_and_an_agent(
    ana: Person, maria: Person
) -> None:
    keys = ("--key", f"{ANA}=new", "--key", f"mayor={public_of(maria)}")
    told = ana.run(*BEGIN, *keys, "--recovery", "new; archive no. 7").succeeds().out
    assert not [path for path in tree(ana) if b"PRIVATE KEY" in path.read_bytes()]
    assert not [path for path in tree(ana) if PASSPHRASE.encode() in path.read_bytes()]
    digest = "".join(re.findall(r"^  (sha256:\S+|[0-9a-f]{20,})$", told, re.M))
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest)
    assert f"QMS_ROOT={digest}" in told
    assert "SHA256:" in told
    assert "recovery" in told
    ana.run("validate").succeeds()
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[1]).succeeds()
    maria.clone(ana)
    with maria.agent():
        maria.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).succeeds()
    assert label(maria) == ""
    ana.pull(maria)
    ana.run("release", GOVERNANCE, now=HOURS[3]).succeeds()
    assert label(ana) == "1.0"
    assert control(ana).ledger.roots == [digest]
    assert control(ana, pinned=digest).governance
    assert control(ana, pinned=f"sha256:{64 * '0'}").governance is None
    ana.run("validate").succeeds()


def test_a_mayor_without_a_key_signs_the_first_governance_on_paper(
    tmp_path: Path, ana: Person
) -> None:
    aniko = Person(tmp_path, ANIKO)
    words = ("--holder", "registrar=Kelemen, Anikó", "--key", f"{ANA}={public_of(ana)}")
    ana.run(*BEGIN, *words, "--key", f"registrar={public_of(aniko)}").succeeds()
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[1]).succeeds()
    aniko.clone(ana)
    paper = ("--signatory", MARIA, "--signed-on", "2026-03-02", "--archive-no", "1/26")
    aniko.run("vouch", "paper", GOVERNANCE, *paper, now=HOURS[2]).succeeds()
    ana.pull(aniko)
    ana.run("release", GOVERNANCE, now=HOURS[3]).succeeds()
    assert label(ana) == "1.0"


def test_one_holder_alone_cannot_begin(ana: Person, maria: Person) -> None:
    begun(ana, maria)
    ana.run("release", GOVERNANCE, now=HOURS[1]).fails("two holders whom it names")
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[1]).succeeds()
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).fails("waits for Mayor")
    ana.run("release", GOVERNANCE, now=HOURS[2]).fails("two holders whom it names")
    assert label(ana) == ""


def test_before_the_first_governance_nothing_else_is_signed(
    ana: Person, maria: Person
) -> None:
    begun(ana, maria)
    ana.run("submit", "PC-01").fails("no governance is in force yet")


def test_holders_sign_the_root_in_whichever_order(ana: Person, maria: Person) -> None:
    begun(ana, maria)
    maria.clone(ana)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[1]).succeeds()
    ana.pull(maria)
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).succeeds()
    ana.run("release", GOVERNANCE, now=HOURS[3]).succeeds()
    assert label(ana) == "1.0"


def test_a_root_that_is_wrong_is_returned_and_put_up_again(
    ana: Person, maria: Person
) -> None:
    begun(ana, maria)
    ana.run(*REVISE).fails("under way already")
    ana.run("return", GOVERNANCE, "--reason", "a name", now=HOURS[1]).succeeds()
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).fails("was returned: a name")
    told = ana.run(*REVISE, now=HOURS[2]).succeeds().out
    assert "sha256:" in told
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[3]).succeeds()
    maria.clone(ana)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[4]).succeeds()
    maria.run("release", GOVERNANCE, now=HOURS[5]).fails("may not do this")
    ana.pull(maria)
    ana.run("release", GOVERNANCE, now=HOURS[5]).succeeds()
    assert label(ana) == "1.0"


def flat(text: str) -> str:
    """What was told, however its lines were broken."""
    return " ".join(text.split())


def test_it_is_told_what_the_root_waits_for(ana: Person, maria: Person) -> None:
    begun(ana, maria)
    sign = "waits for the signature of Ana Ionescu, Mária Szabó: qms approve GOVERNANCE"
    assert sign in flat(ana.run("status").succeeds().out)
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[1]).succeeds()
    sign = "waits for the signature of Mária Szabó: qms approve GOVERNANCE"
    told = flat(ana.run("status", GOVERNANCE).succeeds().out)
    assert sign in told
    assert "Mária Szabó (Mayor)" in told
    verified = ana.run("verify")
    assert sign in flat(verified.out)
    assert "✗" not in verified.out
    assert verified.code == 1
    maria.clone(ana)
    assert "1 text waits for your signature" in flat(maria.run(now=HOURS[2]).out)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).succeeds()
    ana.pull(maria)
    release = "waits for its release by Ana Ionescu: qms release GOVERNANCE"
    for command in ("status", "verify"):
        assert release in flat(ana.run(command, now=HOURS[3]).out)
    ana.run("return", GOVERNANCE, "--reason", "a name", now=HOURS[3]).succeeds()
    mend = "was returned (a name); mend it and put it up anew: qms revise GOVERNANCE"
    for command in ("status", "verify"):
        assert mend in flat(ana.run(command).out)


def test_a_root_that_was_lost_is_no_beginning(ana: Person, maria: Person) -> None:
    """Where other texts stand, a root without its release is no root under way."""
    begun(ana, maria)
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[1]).succeeds()
    maria.clone(ana)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).succeeds()
    ana.pull(maria)
    ana.run("release", GOVERNANCE, now=HOURS[3]).succeeds()
    ana.run("submit", "PC-01", now=HOURS[4]).succeeds()
    for path in (ana.folder / "approvals/statements").rglob("*.json"):
        if b'"act":"release"' in path.read_bytes():
            path.unlink()
    told = ana.run("verify", now=HOURS[5])
    assert "failed: governance: no first governance was released" in flat(told.out)
    assert "see qms verify" in flat(ana.run("status").succeeds().out)


def test_what_is_missing_is_told(ana: Person, maria: Person) -> None:
    told = ana.run(*BEGIN).succeeds().out
    assert "nobody can sign yet" in told
    ana.run(*REVISE).fails("nobody has a key yet")
    ana.run("approve", GOVERNANCE, "--yes").fails("no governance is in force yet")


def test_keys_come_later(ana: Person, maria: Person) -> None:
    ana.run(*BEGIN).succeeds()
    for person, witness in ((ana, MARIA), (maria, ANA)):
        file = public_of(person)
        own = ("--as", person.id, "--existing", file)
        told = person.run("key", "new", *own).succeeds().out
        found = re.search(r"SHA256:\S{43}", told)
        assert found
        words = ("--witness", witness, "--fingerprint", found[0])
        ana.run("key", "add", person.id, file, *words).succeeds()
    ana.run("validate").succeeds()
    ana.run(*REVISE, now=HOURS[1]).succeeds()
    ana.run("approve", GOVERNANCE, "--yes", now=HOURS[2]).succeeds()
    maria.clone(ana)
    maria.run("approve", GOVERNANCE, "--yes", now=HOURS[3]).succeeds()
    ana.pull(maria)
    ana.run("release", GOVERNANCE, now=HOURS[4]).succeeds()
    assert label(ana) == "1.0"
    told = ana.run("key", "list", "--format", "csv").succeeds().out
    assert "by itself, witness Mária Szabó" in told
    assert "by itself, witness Ana Ionescu" in told


@pytest.mark.parametrize(
    ("words", "message", "code"),
    [
        pytest.param(("--key", "mayor"), "WHO=FILE.pub", 2, id="no file"),
        pytest.param(("--key", "emperor=new"), "no person or office", 2, id="nobody"),
        pytest.param(
            ("--key", "mayor=none.pub"), "no public key", 3, id="no such file"
        ),
    ],
)
def test_keys_that_do_not_fit_begin_nothing(
    ana: Person, words: tuple[str, ...], message: str, code: int
) -> None:
    ana.run(*BEGIN, *words).fails(message, code)
    assert list(ana.folder.iterdir()) == []


def test_two_people_with_one_key_begin_nothing(ana: Person, maria: Person) -> None:
    file = public_of(maria)
    words = ("--key", f"{ANA}={file}", "--key", f"mayor={file}")
    ana.run(*BEGIN, *words).fails("one key is given to two people", 2)
    assert list(ana.folder.iterdir()) == []
