"""Vouching for what was signed elsewhere: what fills the steps, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from qms.model.approval.status import IN_FORCE, RETURNED
from tests.acts_town import (
    ANA,
    ANIKO,
    ESZTER,
    KATALIN,
    MARIA,
    PETER,
    Town,
    people,
    profile,
)

RADU = "munteanu.radu"
PAPER = ("--signed-on", "2026-02-20", "--archive-no", "118/2026")
ALL = ("--signatory", ESZTER, "--signatory", PETER, "--signatory", MARIA)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def evidence(town: Town) -> Mapping[str, object]:
    """What the last statement that vouches says of its sheet."""
    entries = town.control().ledger.archive.entries
    found = [each.statement for each in entries if each.statement]
    raw = [each.raw["evidence"] for each in found if each.act == "vouch"][-1]
    assert isinstance(raw, dict)
    return raw


def test_one_sheet_fills_every_step_of_its_signatories(town: Town) -> None:
    town.put_up()
    town.put_up("PO-013")
    town.commit()
    before = town.commits()
    told = town.person(ANIKO).run("vouch", "paper", "PO-012", "PO-013", *ALL, *PAPER)
    assert "one signature over 2 texts" in told.succeeds().out
    assert "next: Ionescu Ana can release PO-012: qms release PO-012" in told.out
    assert town.commits() == before + 1
    town.person(ANA).run("release", "PO-012", "PO-013").succeeds()
    status = town.status()
    assert status.word == IN_FORCE
    assert status.in_force
    day = date(2026, 2, 20)
    signed = [
        (each.step, each.person, each.voucher, each.day)
        for each in status.in_force.fills[1:]
    ]
    assert signed == [
        ("checked", ESZTER, ANIKO, day),
        ("endorsed", PETER, ANIKO, day),
        ("approved", MARIA, ANIKO, day),
    ]


def test_the_scan_stays_outside_and_its_digest_is_kept(
    town: Town, tmp_path: Path
) -> None:
    town.put_up()
    scan = tmp_path / "sheet.pdf"
    scan.write_bytes(b"%PDF signed")
    words = ("vouch", "paper", "PO-012", *ALL, *PAPER, "--scan", scan)
    assert "the scan stays with you" in town.person(ANIKO).run(*words).succeeds().out
    assert evidence(town) == {
        "method": "paper",
        "act": "approve",
        "signatories": [
            {"person": who, "office": office, "step": step, "opinion": None}
            for who, office, step in (
                (ESZTER, "public-relations-head", "checked"),
                (PETER, "monitoring-commission", "endorsed"),
                (MARIA, "mayor", "approved"),
            )
        ],
        "signed_on": "2026-02-20",
        "archive_no": "118/2026",
        "body": None,
        "number": None,
        "scan": f"sha256:{sha256(b'%PDF signed').hexdigest()}",
    }


def test_the_act_of_a_body_names_no_person_and_may_come_before(town: Town) -> None:
    name = town.put_up()
    town.approve(name, steps=1)
    words = ("vouch", "act", "PO-012", "--signatory", ":monitoring-commission")
    body = ("--body", "commission", "--number", "7/2026", "--opinion", "with remarks")
    when = ("--signed-on", "2026-01-20", "--archive-no", "9")
    told = town.person(ANIKO).run(*words, *body, *when).succeeds()
    assert "PO-012: Monitoring commission (endorsed)" in told.out
    assert town.status().next.step == "approved"
    assert evidence(town)["number"] == "7/2026"


def test_a_sheet_that_sends_back_returns_the_submission(town: Town) -> None:
    town.put_up()
    words = ("vouch", "paper", "PO-012", "--signatory", MARIA, "--act", "return")
    town.person(ANIKO).run(*words, *PAPER, "--reason", "cite the law").succeeds()
    coming = town.status().next
    assert (coming.state, coming.reason) == (RETURNED, "cite the law")


def test_a_review_on_paper_counts_from_the_day_of_the_paper(town: Town) -> None:
    town.in_force()
    words = ("vouch", "paper", "PO-012", "--signatory", KATALIN, "--act", "confirm")
    review = ("--outcome", "confirmed", "--checked", "law,users")
    town.person(ANIKO).run(*words, *PAPER, *review).succeeds()
    status = town.status()
    assert (status.confirmed, status.review_due) == (
        date(2026, 2, 20),
        date(2028, 2, 20),
    )


def test_a_deputy_signs_on_paper_for_whom_he_deputises(town: Town) -> None:
    town.put_up()
    words = ("vouch", "paper", "PO-012", *ALL[:4], "--signatory", RADU)
    town.person(ANIKO).run(*words, *PAPER, "--for", MARIA).succeeds()
    town.person(ANA).run("release", "PO-012").succeeds()
    current = town.status().in_force
    assert current
    assert (current.fills[-1].person, current.fills[-1].acting_for) == (RADU, MARIA)


def test_documents_of_different_offices_take_a_statement_each(town: Town) -> None:
    town.put_up()
    other = town.submit(
        "PO-013", {"PO-013.md": "---\nid: PO-013\nowner: urbanism\n---\n# Scop\n"}
    )
    at = "2026-02-10T11:00:00+02:00"
    town.sign("submit", other, "toth.andrea", at, office="urbanism")
    words = ("PO-012", "PO-013", *ALL, "--signatory", "stan.mihai")
    told = town.person(ANIKO).run("vouch", "paper", *words, *PAPER).succeeds()
    assert told.out.count("one signature over 1 text") == 2
    assert "PO-013: Nagy Peter (Monitoring commission, endorsed)" in told.out
    assert "Stan Mihai (Chief architect, checked)" in told.out


def test_the_controller_who_vouches_is_told_that_others_must_release(
    town: Town,
) -> None:
    town.put_up()
    told = town.person(ANA).run("vouch", "paper", "PO-012", *ALL, *PAPER).succeeds()
    assert (
        "note: having vouched, Ionescu Ana cannot release it; others can: –" in told.out
    )
    assert "qms waive PO-012 --parts release,vouch" in told.out
    town.person(ANA).run("release", "PO-012").fails("Ionescu Ana")


def test_a_body_gives_the_mandate_for_the_next_governance(town: Town) -> None:
    mandate = {"body": "council", "number": "HCL 5/2026", "date": "2026-02-20"}
    files = {"people.yaml": people(), "profile.yaml": profile()}
    before = [town.governance]
    wanted = {"edition": 2, "predecessors": before, "mandate": mandate}
    name = town.submit("GOVERNANCE", files, **wanted)
    at = "2026-02-25T10:00:00+02:00"
    town.sign("submit", name, ANA, at, office="quality-officer")
    body = ("--body", "council", "--number", "HCL 5/2026", *PAPER)
    words = ("vouch", "act", "GOVERNANCE", "--signatory", ":local-council", *body)
    town.person(ANIKO).run(*words).succeeds()
    town.person(ANA).run("release", "GOVERNANCE").succeeds()
    assert town.control().ledger.breaks == [town.digests[name]]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "the voucher wrote the text": (
        {"by": ANA, "author": ANA},
        "Ionescu Ana wrote PO-012, and cannot vouch for its paper",
    ),
    "the voucher signed the sheet": (
        {"by": ANA, "who": ("--signatory", ANA)},
        "nobody vouches for his own signature",
    ),
    "the paper is of tomorrow": (
        {"day": "2026-03-03"},
        "the paper bears 2026-03-03, and today is 2026-03-02",
    ),
    "the office was not held on that day": (
        {"who": ("--signatory", f"{MARIA}:mayor"), "day": "2019-05-02"},
        "PO-012: Szabo Maria did not hold the office Mayor on 2019-05-02",
    ),
    "the signatory holds no office that waits": (
        {"who": ("--signatory", "toth.andrea")},
        "Toth Andrea holds none of the offices that PO-012 waits for",
    ),
    "a signatory whom nobody knows": (
        {"who": ("--signatory", "szabo.mara")},
        "governance knows no person szabo.mara",
    ),
    "the paper is older than the submission": (
        {"day": "2026-02-09"},
        "the paper bears 2026-02-09, and the step prepared was signed on 2026-02-10",
    ),
    "one without standing vouches": (
        {"by": ESZTER, "who": ("--signatory", PETER)},
        "Balogh Eszter may not do this",
    ),
    "a body without number": (
        {"method": "act", "who": ("--signatory", ":mayor")},
        "the act of a body is named by the body and the act's number",
    ),
    "paper without a person": (
        {"who": ("--signatory", ":mayor")},
        "only the act of a body goes without a person",
    ),
    "a step that does not wait": (
        {"who": ("--signatory", f"{MARIA}:mayor:endorsed")},
        "not for Mayor (endorsed)",
    ),
    "a withdrawal that nobody put up": (
        {"more": ("--act", "withdraw")},
        "PO-012 is not put up to be withdrawn",
    ),
    "a return without reason": (
        {"more": ("--act", "return")},
        "a return needs a reason",
    ),
    "a deputy of nobody": (
        {"who": ("--signatory", f"{PETER}:mayor"), "more": ("--for", MARIA)},
        "Nagy Peter is no deputy of Szabo Maria in the office Mayor",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_sheet_that_would_not_count_is_refused(town: Town, case: str) -> None:
    wish, sentence = REFUSED[case]
    name = town.submit()
    author = wish.get("author", KATALIN)
    office = {ANA: "quality-officer", KATALIN: "registry"}[str(author)]
    at = "2026-02-10T10:00:00+02:00"
    town.sign("submit", name, str(author), at, office=office)
    words = (
        *("vouch", wish.get("method", "paper"), "PO-012"),
        *wish.get("who", ALL),
        *("--signed-on", wish.get("day", "2026-02-20"), "--archive-no", "1"),
        *wish.get("more", ()),
    )
    before = len(town.control().ledger.entries)
    told = town.person(str(wish.get("by", ANIKO))).run(*words)
    assert sentence in told.err
    assert "hint: " in told.err
    assert told.code in (2, 3)
    assert len(town.control().ledger.entries) == before


def test_a_kind_says_by_which_methods_it_is_approved(town: Town) -> None:
    town.put_up("PC-01", kind="policy")
    told = town.person(ANIKO).run("vouch", "qes", "PC-01", *ALL, *PAPER)
    told.fails("PC-01: documents of kind policy are not approved by qes")
    assert "it may be one of: paper, ssh" in told.err


def test_a_scan_inside_of_the_repository_is_refused(town: Town) -> None:
    town.put_up()
    scan = town.lay("scan.pdf", b"%PDF")
    words = ("vouch", "paper", "PO-012", *ALL, *PAPER, "--scan", scan)
    town.person(ANIKO).run(*words).fails("git never forgets", code=2)


def test_what_is_signed_or_returned_takes_no_more_paper(town: Town) -> None:
    town.approve(town.put_up())
    words = ("vouch", "paper", "PO-012", "--signatory", MARIA, *PAPER)
    town.person(ANIKO).run(*words).fails("every step of PO-012 is signed")
    other = town.put_up("PO-013", "02-11")
    at = "2026-02-11T12:00:00+02:00"
    town.sign("return", other, MARIA, at, office="mayor", reason="no law cited")
    words = ("vouch", "paper", "PO-013", "--signatory", MARIA, *PAPER)
    town.person(ANIKO).run(*words).fails("PO-013 was returned: no law cited")
