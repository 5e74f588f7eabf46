"""Acts upon acts: review, publication, waiver, ratification, disowning, witness."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qms.model.approval.status import EMERGENCY, IN_FORCE, RETURNED, UNPROVEN
from tests.acts_town import ANA, ESZTER, KATALIN, MARIA, PETER, Town, people

RADU = "munteanu.radu"
REVIEW = ("--checked", "law,records,users")
URGENT = {"by": "mayor", "reason": "flood", "expires": "2026-04-30"}


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def test_a_review_moves_the_day_of_the_next(town: Town) -> None:
    town.in_force()
    words = ("confirm", "PO-012", "--outcome", "confirmed", *REVIEW)
    told = town.person(KATALIN).run(*words).succeeds()
    assert "PO-012 is to be reviewed again by 2028-03-02" in told.out
    status = town.status()
    assert (status.confirmed, status.review_due) == (
        date(2026, 3, 2),
        date(2028, 3, 2),
    )


@pytest.mark.parametrize(
    ("outcome", "command"),
    [("revise", "qms revise PO-012 --reason"), ("withdraw", "qms withdraw PO-012")],
)
def test_a_review_that_wants_a_change_says_how(
    town: Town, outcome: str, command: str
) -> None:
    town.in_force()
    words = ("confirm", "PO-012", "--outcome", outcome, *REVIEW)
    assert command in town.person(KATALIN).run(*words).succeeds().out
    assert town.status().confirmed is None


def test_a_text_waits_for_its_publication(town: Town) -> None:
    name = town.put_up(effect={"rule": "on-publication"})
    town.approve(name)
    town.release(name, day=None)
    assert town.status().in_force is None
    words = ("publish", "PO-012", "--place", "notice board", "--on", "2026-02-27")
    told = town.person(ANA).run(*words).succeeds()
    assert "PO-012 is in force from 2026-02-27" in told.out
    assert town.status().since == date(2026, 2, 27)
    assert town.status(day="2026-02-26").in_force is None


def test_a_waiver_lets_one_person_play_two_parts(town: Town) -> None:
    name = town.put_up()
    town.approve(name, steps=2)
    at = "2026-02-10T15:00:00+02:00"
    town.sign("vouch", name, ANA, at, office="quality-officer", evidence=sheet(MARIA))
    words = ("release", "PO-012")
    town.person(ANA).run(*words).fails("governance forbids this")
    parts = ("--parts", "release,vouch", "--reason", "one officer")
    told = town.person(MARIA).run("waive", "PO-012", *parts).succeeds()
    assert "it holds for others than you" in told.out
    town.person(ANA).run(*words).succeeds()
    assert town.status().word == IN_FORCE


def sheet(person: str) -> dict[str, object]:
    """Evidence of a mayor's signature on paper."""
    who = {"person": person, "office": "mayor", "step": "approved", "opinion": None}
    return {
        "method": "paper",
        "act": "approve",
        "signatories": [who],
        "signed_on": "2026-02-10",
        "archive_no": "5",
    }


def test_an_emergency_is_over_when_the_rest_have_ratified_it(town: Town) -> None:
    name = town.put_up(emergency=URGENT)
    at = "2026-02-10T13:00:00+02:00"
    town.sign("approve", name, MARIA, at, office="mayor", step="approved")
    release = town.release(name)
    assert EMERGENCY in town.status().marks
    told = town.person(ESZTER).run("ratify", "PO-012").succeeds()
    assert "still an emergency; next: Monitoring commission" in told.out
    told = town.person(PETER).run("ratify", release[7:19]).succeeds()
    assert "PO-012 is ratified, and stays in force" in told.out
    assert EMERGENCY not in town.status().marks
    town.person(PETER).run("ratify", "PO-012").fails("nothing of PO-012 needs")


def test_the_present_holder_ratifies_what_is_unproven(town: Town) -> None:
    town.approve(town.put_up(), steps=2)
    late = _signed_perhaps_too_late(town)
    assert late in town.control().unproven
    town.person(ANA).run("release", "PO-012").fails("approved was not signed")
    town.person(ESZTER).run("ratify", "PO-012").fails("governance lets: Mayor")
    told = town.person(RADU).run("ratify", "PO-012").succeeds()
    assert f"ratified: {late}" in told.out
    assert late not in town.control().unproven
    town.person(ANA).run("release", "PO-012").succeeds()
    assert UNPROVEN not in town.status().marks


def _signed_perhaps_too_late(town: Town) -> str:
    """Lay a mayor's signature that nobody saw before her office ended."""
    earlier = {
        "governance": town.governance,
        "previous": town.last[MARIA],
        "seen": list(town.heads),
    }
    (subject,) = [each for each in town.digests if each.startswith("PO-012")]
    _change_of_mayor(town)
    at = "2026-02-10T13:00:00+02:00"
    mayor = {"office": "mayor", "step": "approved"}
    return town.sign("approve", subject, MARIA, at, **mayor, **earlier)


def _change_of_mayor(town: Town) -> None:
    """Lay a second governance: one mayor until the fifteenth, another since."""
    holders = people({MARIA: "2026-02-15"}).replace(
        "office: deputy-mayor, from: 2020-01-01", "office: mayor, from: 2026-02-16"
    )
    town.govern(holders)


def test_what_was_signed_by_mistake_is_taken_back(town: Town) -> None:
    name = town.put_up()
    at = "2026-02-10T15:00:00+02:00"
    mistake = town.sign("return", name, MARIA, at, office="mayor", reason="oh")
    assert town.status().next.state == RETURNED
    words = ("disown", mistake[7:19], "--reason", "meant PO-013")
    told = town.person(MARIA).run(*words).succeeds()
    assert "disowned: returned: PO-012/1.0 (Szabo Maria)" in told.out
    assert town.status().next.step == "checked"
    town.person(MARIA).run(*words).fails("it was disowned before")


def test_a_statement_is_found_by_its_file_too(town: Town) -> None:
    name = town.put_up()
    town.approve(name, steps=1)
    path = town.paths[town.last[ESZTER]]
    words = ("disown", path, "--reason", "wrong text")
    town.person(ESZTER).run(*words).succeeds()
    assert town.status().next.step == "checked"


def test_what_a_release_rests_on_is_not_taken_back(town: Town) -> None:
    town.in_force()
    words = ("disown", town.last[MARIA], "--reason", "changed my mind")
    told = town.person(MARIA).run(*words)
    told.fails("the release of PO-012 rests on it")
    assert "qms withdraw PO-012" in told.err


def test_a_witness_proves_when_a_colleague_signed(town: Town) -> None:
    town.approve(town.put_up(), steps=2)
    late = _signed_perhaps_too_late(town)
    town.person(PETER, "2026-02-15T16:00:00+02:00").run("witness").succeeds()
    assert late not in town.control().unproven


REFUSED = {
    ("confirm", "PO-013", "--outcome", "confirmed", *REVIEW): "no text of PO-013",
    ("confirm", "PO-012", "--outcome", "fine", *REVIEW): "ends with an outcome",
    ("confirm", "PO-012", "--outcome", "revise", "--checked", "x"): "x is none of: law",
    ("confirm", "PO-012", "--outcome", "revise", "--checked", ""): "what was checked",
    ("confirm", "PO-012", "--outcome", "confirmed", *REVIEW, "@"): "may not do this",
    ("publish", "PO-012", "--place", " "): "a publication names the place",
    ("publish", "PO-012", "--place", "board", "--on", "2026-03-03"): "has not come yet",
    ("publish", "PO-012", "--place", "board", "--on", "2026-02-10"): "was released on",
    ("publish", "PO-013", "--place", "board"): "no text of PO-013 is in force",
    ("publish", "PO-012", "--place", "board", "@"): "may not do this",
    ("waive", "PO-013", "--parts", "prepared", "--reason", "x"): "joins two parts",
    ("waive", "PO-013", "--parts", "a,b", "--reason", "x"): "does not keep a and b",
    (
        "waive",
        "PO-013",
        "--parts",
        "prepared,approved",
        "--reason",
        "",
    ): "needs a reason",
    ("waive", "PO-013", "--parts", "prepared,vouch", "--reason", "x"): "never waived",
    (
        "waive",
        "PO-013",
        "--parts",
        "prepared,approved",
        "--reason",
        "x",
        "@",
    ): "may not",
    ("waive", "PO-012", "--parts", "prepared,approved", "--reason", "x"): "nothing of",
    ("ratify", "PO-012"): "nothing of PO-012 needs to be ratified",
    ("ratify", "PO-99"): "no text of PO-99 is in force",
    ("ratify", "01234567"): "there is no statement 01234567",
    ("disown", "0123", "--reason", "x"): "0123 is no digest of a statement",
    ("disown", "{maria}", "--reason", "x"): "only one's own statement can be disowned",
    ("disown", "{ana}", "--reason", " "): "to disown needs a reason",
}


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_would_have_no_effect_is_refused(
    town: Town, words: tuple[str, ...]
) -> None:
    town.in_force()
    town.put_up("PO-013", "02-12")
    person = ESZTER if "@" in words else KATALIN
    person = ANA if words[0] in ("publish", "disown") and "@" not in words else person
    named = {"maria": town.last[MARIA], "ana": town.last[ANA]}
    typed = [each.format(**named) for each in words if each != "@"]
    before = len(town.control().ledger.entries)
    told = town.person(person).run(*typed)
    assert REFUSED[words] in told.err
    assert told.code in (2, 3)
    assert len(town.control().ledger.entries) == before


def test_nobody_waives_for_himself(town: Town) -> None:
    name = town.put_up()
    town.approve(name)
    parts = ("--parts", "prepared,approved", "--reason", "nobody else")
    told = town.person(MARIA).run("waive", "PO-012", *parts)
    told.fails("Szabo Maria plays one of these parts in PO-012")
