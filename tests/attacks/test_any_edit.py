"""Any single byte changed under `approvals/` is found, and breaks what it is part of.

An edit that makes a signature one of an unknown kind leaves "unproven" in its place.
What the files of governance say, everything rests on: a change there may break all,
and is told at governance. The property runs over three documents that share signers.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.model.approval.control import Control
from qms.model.approval.status import BROKEN, UNPROVEN
from tests.attacks.by_command import ALLOWED, verify
from tests.attacks.town import NOW, TODAY, Town, alarms

FUZZ = int(os.environ.get("QMS_FUZZ", "800"))
CASES = FUZZ // 10
STRIDE = 1 if FUZZ > 800 else 3
BULK = ("PO-013", "PO-014")


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Three documents; two of them signed in bulk, in one round of signatures."""
    town = Town(tmp_path_factory.mktemp("life"), is_bare=True)
    flow = {"PO-012.md": "---\nid: PO-012\nowner: registry\n---\n", "PO-012/a.svg": "x"}
    first = town.office.submit("PO-012", flow)
    town.carry(first, "2026-02-02", release=False)
    both = [town.office.submit(document) for document in BULK]
    for at, who, step, office in (
        ("09", "biro.katalin", "prepared", "registry"),
        ("10", "balogh.eszter", "checked", "public-relations-head"),
        ("11", "nagy.peter", "endorsed", "monitoring-commission"),
        ("12", "szabo.maria", "approved", "mayor"),
    ):
        act = "submit" if step == "prepared" else "approve"
        town.act(act, both, who, f"2026-02-03T{at}:00", office, step=step)
    town.release(first, "2026-02-04", "09:00")
    town.release(both, "2026-02-04", "10:00")
    town.office.sign("witness", [], "stan.mihai", "2026-02-06T09:00:00+02:00")
    return town


def files_of(town: Town) -> list[Path]:
    """Every file of the archive."""
    return sorted(
        each for each in (town.root / "approvals").rglob("*") if each.is_file()
    )


def documents_of(town: Town, path: Path) -> set[str]:
    """The documents that a file is part of, or speaks of."""
    inside = path.relative_to(town.root / "approvals").parts
    if inside[0] != "statements":
        return {inside[0]}
    data = Path(str(path).removesuffix(".sig")).read_bytes()
    known = ("GOVERNANCE/", "PO-012", *BULK)
    return {each.strip("/") for each in known if each.encode() in data}


def broken(control: Control) -> set[str]:
    """The documents that nobody can call in order any more."""
    return {
        document
        for document in ("GOVERNANCE", "PO-012", *BULK)
        if {BROKEN, UNPROVEN} & set(control.status(document, "", TODAY).marks)
    }


@settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pick=st.integers(0, 10**6), where=st.integers(0, 10**6), bit=st.integers(1, 255))
def test_any_edit_of_any_archived_byte_breaks_exactly_what_it_speaks_of(
    life: Town, pick: int, where: int, bit: int
) -> None:
    files = files_of(life)
    path = files[pick % len(files)]
    whole = path.read_bytes()
    data = bytearray(whole)
    data[where % len(data)] ^= bit
    touched = documents_of(life, path)
    path.write_bytes(bytes(data))
    try:
        control = life.control()
        found = broken(control)
        grave = alarms(control)
        sound = {
            document: control.status(document, "", TODAY).word
            for document in ("PO-012", *BULK)
        }
    finally:
        path.write_bytes(whole)
    assert grave, path
    if "GOVERNANCE" in touched:
        return
    assert found == touched, (path, where % len(data))
    assert all(sound[each] == "in force" for each in sound.keys() - touched)


def test_the_command_fails_on_a_byte_in_any_file_and_names_its_documents(
    life: Town,
) -> None:
    """One byte in the midst of every file in turn; of every third in the sample."""
    assert verify(life.root, NOW, *ALLOWED).code == 0
    for path in files_of(life)[::STRIDE]:
        whole = path.read_bytes()
        middle = len(whole) // 2
        touched = documents_of(life, path)
        path.write_bytes(
            whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        )
        try:
            answer = verify(life.root, NOW, *ALLOWED)
        finally:
            path.write_bytes(whole)
        assert answer.code == 1, path
        if "GOVERNANCE" not in touched:
            assert answer.unsound == touched, path
    assert verify(life.root, NOW, *ALLOWED).code == 0
