"""One byte changed, anywhere in the archive, and the revision is broken; no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.model.approval.control import Control
from qms.model.approval.status import BROKEN
from qms.store.signatures import signature_of
from tests.attacks.by_command import require_grave
from tests.attacks.town import TODAY, Town, hurt, told, words

CHANGED = "content: {path} was changed"


def flip(path: Path, at: int = -3) -> None:
    """Change one byte of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))


def broken(control: Control) -> set[str]:
    """The documents and versions that are broken."""
    found = set()
    for document, version in control.rounds:
        if BROKEN in control.status(document, version, TODAY).marks:
            found.add(f"{document} {version}".strip())
    if found:
        require_grave(control)
    return found


def test_an_archived_text_that_was_changed_is_broken(town: Town) -> None:
    flip(town.text(town.po12, "PO-012.md"))
    control = town.control()
    assert hurt(control, town.po12) == {CHANGED}
    assert words(control)["PO-012"] == "1.0 broken"
    assert broken(control) == {"PO-012"}


def test_an_attachment_that_was_changed_breaks_its_document(town: Town) -> None:
    flip(town.text(town.po12, "PO-012/flux.svg"))
    control = town.control()
    assert hurt(control, town.po12) == {CHANGED}
    assert broken(control) == {"PO-012"}


def test_a_language_version_that_was_changed_breaks_that_version(town: Town) -> None:
    flip(town.text(town.hu, "PO-012.md"))
    control = town.control()
    assert hurt(control, town.hu) == {CHANGED}
    assert broken(control) == {"PO-012 hu"}


def test_a_submission_that_was_changed_is_another_one(town: Town) -> None:
    path = town.root / "approvals" / town.po13 / "submission.json"
    path.write_bytes(path.read_bytes().replace(b"totul este nou", b"totul este bun"))
    control = town.control()
    assert "subject: it stands under another name than it states: {name}" in hurt(
        control, town.po13
    )
    assert broken(control) == {"PO-013"}
    assert control.status("PO-013", "", TODAY).in_force is None


@pytest.mark.parametrize("act", ["prepared", "checked", "approved", "release"])
def test_a_statement_that_was_changed_breaks_what_it_speaks_of(
    town: Town, act: str
) -> None:
    path = town.path(f"{town.po13} {act}")
    path.write_bytes(path.read_bytes().replace(b'"comment":""', b'"comment":"x"'))
    control = town.control()
    entry = next(
        each for each in control.ledger.archive.entries if each.path in str(path)
    )
    assert entry.signature.fault
    assert entry.signature.fault.reason == "it is a signature of other bytes"
    assert "signature: a statement that speaks of it was altered: {path}" in hurt(
        control, town.po13
    )
    assert broken(control) == {"PO-013"}
    assert words(control)["PO-013"] == "1.0 broken"


@pytest.mark.parametrize("act", ["prepared", "checked", "approved", "release"])
def test_a_signature_that_was_changed_breaks_what_was_signed(
    town: Town, act: str
) -> None:
    path = town.path(f"{town.po13} {act}")
    flip(Path(f"{path}.sig"), 120)
    assert broken(town.control()) == {"PO-013"}


def test_a_release_that_cannot_be_read_any_more_leaves_no_text_sure(
    town: Town,
) -> None:
    name = town.office.submit("PO-013", revision=1)
    town.carry(name, "2026-04-02")
    path = town.path(f"{name} release")
    path.write_bytes(path.read_bytes()[:-2])
    status = town.status("PO-013")
    assert (status.word, status.label) == (BROKEN, "1.0")


def test_changed_governance_fails_all_that_rests_on_it(town: Town) -> None:
    path = town.text(town.governance, "people.yaml")
    path.write_bytes(path.read_bytes().replace(b"display: stan", b"display: span"))
    control = town.control()
    assert "content: the text of the governance is not what was signed" in told(
        control, town.acts["root release"]
    )
    assert broken(control) >= {"GOVERNANCE"}
    assert control.governance is None
    assert all(
        control.status(document, version, TODAY).in_force is None
        for document, version in control.rounds
        if document != "GOVERNANCE"
    )


def test_the_older_approved_text_put_back_is_noticed(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02")
    old = town.text(town.po12, "PO-012.md").read_bytes()
    town.text(name, "PO-012.md").write_bytes(old)
    control = town.control()
    assert hurt(control, name) == {CHANGED}
    status = control.status("PO-012", "", TODAY)
    assert (status.label, status.word) == ("1.1", BROKEN)


def test_a_file_put_beside_the_content_breaks_it(town: Town) -> None:
    town.text(town.po13, "PO-013.hu.md").write_bytes(b"x\n")
    control = town.control()
    assert hurt(control, town.po13) == {"content: nobody listed {path}"}
    assert broken(control) == {"PO-013"}


def test_a_planted_statement_without_signature_names_what_it_touches(
    town: Town,
) -> None:
    """It has no effect; what it speaks of must be looked at, as after any edit."""
    name = town.office.submit("PO-013", revision=1)
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    digest = town.act("approve", name, "szabo.maria", "2026-04-03T09:00", "mayor")
    Path(f"{town.path(digest)}.sig").unlink()
    control = town.control()
    assert "signature: it has no signature" in told(control, digest)
    status = control.status("PO-013", "", TODAY)
    assert status.in_force
    assert status.label == "1.0"
    assert broken(control) == {"PO-013"}


def test_a_forged_release_of_an_unsigned_text_displaces_nothing(town: Town) -> None:
    name = town.office.submit("PO-013", revision=1)
    town.act("submit", name, "biro.katalin", "2026-04-02T09:00", "registry")
    digest = town.release(name, "2026-04-02", key="farkas.imre")
    sig = Path(f"{town.path(digest)}.sig")
    sig.write_bytes(sig.read_bytes().replace(b"A", b"B"))
    status = town.status("PO-013")
    assert (status.label, status.word) == ("1.0", BROKEN)


def test_the_signature_itself_is_checked_and_not_only_its_form(town: Town) -> None:
    path = town.path(f"{town.po13} release")
    armour = Path(f"{path}.sig").read_bytes()
    assert signature_of(path.read_bytes(), armour).fault is None
    fault = signature_of(b"other", armour).fault
    assert fault
    assert fault.reason == "it is a signature of other bytes"
