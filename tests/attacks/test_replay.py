"""What was signed once counts there, and nowhere else."""

from __future__ import annotations

import shutil

import pytest

from qms.model.approval.statement import Subject
from tests.attacks.town import MAYOR, TODAY, Town, hurt, text, told, words

ELSEWHERE = "subject: the submission that it names is not there, or is another one"
OTHER_NAME = "subject: it stands under another name than it states: {name}"


def moved(town: Town, act: str, old: str, new: str) -> None:
    """Write a statement anew so that it names another submission; the signature stays.

    It keeps the place where it lay, and what others named.
    """
    path = town.path(act)
    data = path.read_bytes().replace(old.encode(), new.encode())
    short = town.office.digests[old][7:], town.office.digests[new][7:]
    path.write_bytes(data.replace(short[0].encode(), short[1].encode()))


@pytest.mark.parametrize(
    ("document", "fields"),
    [
        pytest.param("PO-012", {"revision": 1}, id="the next revision"),
        pytest.param("PO-013", {"revision": 1}, id="another document"),
        pytest.param("PO-012", {"round": 2}, id="another round"),
    ],
)
def test_an_approval_cannot_be_turned_to_another_submission(
    town: Town, document: str, fields: dict[str, int]
) -> None:
    files = {f"{document}.md": text(document, 7)}
    name = town.office.submit(document, files, **fields)
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    moved(town, f"{town.po12} approved", town.po12, name)
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert "steps: the step {step} was not signed by {offices}" in told(
        control, release
    )
    assert control.status(document, "", TODAY).label == "1.0"
    assert control.status(document, "", TODAY).word == "broken"


def test_a_statement_that_names_a_digest_under_another_name_names_nothing(
    town: Town,
) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, "biro.katalin", "2026-04-02T09:00", "registry")
    false = Subject(name, town.office.digests[town.po12])
    digest = town.act("approve", [false], MAYOR, "2026-04-02T10:00", "mayor")
    assert ELSEWHERE in told(town.control(), digest)


def test_a_round_laid_under_another_number_is_not_what_it_says(town: Town) -> None:
    source = town.root / "approvals" / town.po12
    name = town.po12.replace("/1.0/", "/1.1/")
    shutil.copytree(source, town.root / "approvals" / name)
    control = town.control()
    assert OTHER_NAME in hurt(control, name)
    status = control.status("PO-012", "", TODAY)
    assert status.label == "1.0"
    assert words(control)["PO-013"] == "1.0 in force"


def test_the_same_statement_twice_counts_once(town: Town) -> None:
    path = town.path(f"{town.po12} approved")
    twin = path.with_name("20260202T100000Z-szabo.maria-00000000.json")
    shutil.copy(path, twin)
    shutil.copy(f"{path}.sig", f"{twin}.sig")
    archive = town.read()
    reasons = {fault.reason for _, fault in archive.faults}
    assert reasons == {"the same statement stands twice: see {path}"}
    assert words(town.control())["PO-012"] == "1.0 in force"


def test_an_approval_never_carries_over_to_the_next_revision(town: Town) -> None:
    same = town.text(town.po13, "PO-013.md").read_bytes()
    name = town.office.submit("PO-013", {"PO-013.md": same}, revision=1)
    town.act("submit", name, "biro.katalin", "2026-04-02T09:00", "registry")
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert "steps: the step {step} was not signed by {offices}" in told(
        control, release
    )
    assert words(control)["PO-013"] == "1.0 in review"
