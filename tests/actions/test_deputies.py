"""A deputy acts for the holder wherever governance lets him, and is told where not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qms.model.approval.status import EMERGENCY, IN_FORCE
from tests.acts_town import (
    ANA,
    ANIKO,
    DEPUTIES,
    ESZTER,
    KATALIN,
    MARIA,
    PETER,
    Town,
    people,
)

RADU, ANDREA = "munteanu.radu", "toth.andrea"
AWAY = "2026-03-02"
URGENT = {"by": "mayor", "reason": "flood", "expires": "2026-04-30"}
ROWS = f"""\
deputies:
  - {{office: mayor, of: {MARIA}, to: {RADU}, from: 2026-01-01, until: null}}
  - {{office: mayor, of: {MARIA}, to: {PETER}, from: 2026-01-01, until: null,
     only_in_absence: true}}
  - {{office: quality-officer, of: {ANA}, to: {ANDREA}, from: 2026-01-01, until: null,
     only_in_absence: true, kinds: [operational-procedure]}}
  - {{office: public-relations-head, of: {ESZTER}, to: {ANDREA}, from: 2026-01-01,
     until: null}}
  - {{office: registry, of: {KATALIN}, to: {ANDREA}, from: 2026-01-01, until: null}}
absences:
  - {{person: {ANA}, from: {AWAY}, until: 2026-03-20}}
  - {{person: {MARIA}, from: {AWAY}, until: 2026-03-20}}
"""
AWAY_DAY, BEFORE = "2026-03-03T10:00:00+02:00", "2026-03-01T10:00:00+02:00"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    found = Town(tmp_path)
    found.govern(people().replace(DEPUTIES, ROWS))
    return found


def last(town: Town) -> Mapping[str, Any]:
    """What the newest statement says."""
    ledger = town.control(AWAY_DAY).ledger
    newest = ledger.statement(ledger.heads[-1])
    assert newest
    return newest.raw


def test_a_deputy_releases_while_the_holder_is_away(town: Town) -> None:
    town.approve(town.put_up(on="02-13"), "02-13")
    andrea = town.person(ANDREA)
    told = andrea.run("release", "PO-012", now=BEFORE)
    told.fails("Ionescu Ana was not absent on 2026-03-01, and deputising is for")
    assert "ask one of: Ionescu Ana" in told.err
    told = andrea.run("release", "PO-012", now=AWAY_DAY).succeeds()
    assert "signed as deputy of Ionescu Ana" in told.out
    said = last(town)
    assert (said["office"], said["acting_for"]) == ("quality-officer", ANA)
    status = town.control(AWAY_DAY).status("PO-012", "", date(2026, 3, 3))
    assert status.word == IN_FORCE


def test_a_deputy_publishes_while_the_holder_is_away(town: Town) -> None:
    name = town.put_up(on="02-13", effect={"rule": "on-publication"})
    town.approve(name, "02-13")
    town.release(name, "02-14", day=None)
    words = ("publish", "PO-012", "--place", "board", "--for", ANA)
    andrea = town.person(ANDREA)
    andrea.run(*words, now=BEFORE).fails("Ionescu Ana was not absent on 2026-03-01")
    told = andrea.run(*words, now=AWAY_DAY).succeeds()
    assert "PO-012 is in force from 2026-03-03" in told.out
    assert last(town)["acting_for"] == ANA


def test_a_deputy_waives_for_the_holder(town: Town) -> None:
    town.approve(town.put_up(on="02-13"), "02-13", steps=2)
    parts = ("--parts", "release,vouch", "--reason", "one officer")
    told = town.person(RADU).run("waive", "PO-012", *parts).succeeds()
    assert "signed as deputy of Szabo Maria" in told.out
    assert (last(town)["office"], last(town)["acting_for"]) == ("mayor", MARIA)


def test_a_deputy_waives_nothing_for_the_holder_herself(town: Town) -> None:
    name = town.put_up(on="02-13")
    town.approve(name, "02-13")
    parts = ("--parts", "prepared,approved", "--reason", "nobody else")
    town.person(RADU).run("waive", "PO-012", *parts).fails(
        "Szabo Maria plays one of these parts in PO-012: nobody waives for himself"
    )


def test_a_deputy_ratifies_for_the_holder(town: Town) -> None:
    name = town.put_up(on="02-13", emergency=URGENT)
    at = "2026-02-13T13:00:00+02:00"
    town.sign("approve", name, MARIA, at, office="mayor", step="approved")
    town.release(name, "02-14")
    words = ("ratify", "PO-012", "--for", ESZTER)
    told = town.person(ANDREA).run(*words).succeeds()
    assert "still an emergency; next: Monitoring commission" in told.out
    assert last(town)["acting_for"] == ESZTER
    town.person(PETER).run("ratify", "PO-012").succeeds()
    assert EMERGENCY not in town.status().marks


def test_a_deputy_returns_and_confirms_for_the_holder(town: Town) -> None:
    town.put_up("PO-013", "02-13")
    words = ("return", "PO-013", "--reason", "the form is missing", "--for", ESZTER)
    town.person(ANDREA).run(*words).succeeds()
    assert last(town)["acting_for"] == ESZTER
    name = town.put_up(on="02-13")
    town.approve(name, "02-13")
    town.release(name, "02-14")
    review = ("--outcome", "confirmed", "--checked", "law,records,users")
    town.person(ANDREA).run("confirm", "PO-012", *review).succeeds()
    assert last(town)["acting_for"] == KATALIN


@pytest.mark.parametrize(
    ("person", "words", "sentence"),
    [
        pytest.param(
            RADU,
            ("release", "PO-012", "--for", ANA),
            "Munteanu Radu is no deputy of Ionescu Ana in the office Quality officer",
            id="of somebody else",
        ),
        pytest.param(
            RADU,
            ("release", "PO-012", "--for", "szabo.mara"),
            "governance knows no person szabo.mara",
            id="of nobody",
        ),
        pytest.param(
            ANDREA,
            ("release", "PO-012", "--for", ESZTER),
            "Balogh Eszter may not do this; governance lets: Quality officer",
            id="of one who may not either",
        ),
        pytest.param(
            ANDREA,
            ("return", "PO-012", "--reason", "x", "--for", ANA),
            "Ionescu Ana signs no step of this document",
            id="of one who signs nothing of it",
        ),
        pytest.param(
            ANDREA,
            ("key", "revoke", PETER, "--reason", "lost", "--for", ANA),
            "Toth Andrea does not deputise for Ionescu Ana in documents of kind",
            id="beyond the kinds",
        ),
        pytest.param(
            ANIKO,
            ("approve", "PO-012", "--yes", "--for", ESZTER),
            "Kelemen Aniko is no deputy of Balogh Eszter in the office",
            id="who is no deputy",
        ),
    ],
)
def test_who_cannot_deputise_is_told_why(
    town: Town, person: str, words: tuple[str, ...], sentence: str
) -> None:
    town.put_up(on="02-13")
    before = len(town.control(AWAY_DAY).ledger.entries)
    told = town.person(person).run(*words, now=AWAY_DAY)
    assert sentence in told.err
    assert told.code in (2, 3)
    assert len(town.control(AWAY_DAY).ledger.entries) == before


def paper(on: str, *more: str) -> tuple[str, ...]:
    """The words that vouch for Peter's signature on paper, in the mayor's place."""
    sheet = ("--signatory", PETER, "--for", MARIA, "--signed-on", on)
    return ("vouch", "paper", "PO-012", *sheet, "--archive-no", "7", *more)


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        pytest.param("2026-03-02", "", id="before she signed again"),
        pytest.param("2026-03-05", "", id="on the day on which she did"),
        pytest.param("2026-03-06", "had signed again, and needed", id="after it"),
        pytest.param("2026-03-23", "was not absent on 2026-03-23", id="once back"),
    ],
)
@pytest.mark.parametrize("is_on_paper", [False, True], ids=["by key", "on paper"])
def test_a_deputy_on_paper_stops_where_the_holder_signs_again(
    town: Town, day: str, fault: str, is_on_paper: bool
) -> None:
    """Peter is the mayor's deputy in absence; it is vouched for when she is back."""
    town.approve(town.put_up("PO-012", "02-13"), "02-13", steps=1)
    endorsed = {"office": "monitoring-commission", "step": "endorsed"}
    (name,) = [each for each in town.digests if each.startswith("PO-012")]
    chair = "2026-02-13T15:00:00+02:00"
    town.sign("approve", name, PETER, chair, **endorsed)
    if is_on_paper:
        other = town.put_up("PO-013", "02-14")
        at = "2026-03-05T15:00:00+02:00"
        town.sign("vouch", other, ANIKO, at, office="registrar", evidence=by_maria())
    else:
        maria = town.person(MARIA)
        maria.run("witness", now="2026-03-05T15:00:00+02:00").succeeds()
    later = "2026-03-24T10:00:00+02:00"
    told = town.person(ANIKO).run(*paper(day), now=later)
    if fault:
        told.fails(fault)
    else:
        told.succeeds()
        town.person(ANA).run("release", "PO-012", now=later).succeeds()


def by_maria() -> dict[str, object]:
    """Evidence of what the mayor signed herself during her absence."""
    who = {"person": MARIA, "office": "mayor", "step": "approved", "opinion": None}
    return {
        "method": "paper",
        "act": "approve",
        "signatories": [who],
        "signed_on": "2026-03-05",
        "archive_no": "5",
    }


def lay_waiting(town: Town) -> None:
    """Lay a text that waits to be endorsed, and one that waits for the mayor."""
    town.approve(town.put_up("PO-012", "02-13"), "02-13", steps=1)
    town.approve(town.put_up("PO-013", "02-14"), "02-14", steps=2)


def test_a_sitting_that_fails_in_one_office_leaves_nothing_signed(town: Town) -> None:
    """Peter endorses one text, and for the mayor, who is back, approves another."""
    lay_waiting(town)
    maria = town.person(MARIA)
    maria.run("witness", now="2026-03-03T08:00:00+02:00").succeeds()
    before = len(town.control(AWAY_DAY).ledger.entries)
    words = ("approve", "PO-012", "PO-013")
    told = town.person(PETER).run(*words, now=AWAY_DAY, answers="y\ny\n")
    told.fails("PO-013: Szabo Maria had signed again, and needed no deputy any more")
    assert len(town.control(AWAY_DAY).ledger.entries) == before
    assert town.status("PO-012").next.step == "endorsed"
    told = town.person(PETER).run("approve", "PO-012", "--yes", now=AWAY_DAY)
    assert "signed: PO-012 1.0" in told.succeeds().out


def test_a_sitting_in_two_offices_signs_one_after_the_other(town: Town) -> None:
    lay_waiting(town)
    words = ("approve", "PO-012", "PO-013")
    told = town.person(PETER).run(*words, now=AWAY_DAY, answers="y\ny\n").succeeds()
    assert told.out.count("one signature over 1 text") == 2
    ledger = town.control(AWAY_DAY).ledger
    assert len(ledger.heads) == 1
    newest = ledger.statement(ledger.heads[0])
    assert newest
    assert newest.previous in ledger.sound
    assert newest.seen == (newest.previous,)
