"""A release counts over all steps, once, of the newest revision, and of no return."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.model.approval.status import NEVER
from tests.attacks.by_command import ALLOWED, verify
from tests.attacks.town import (
    CHAIR,
    CLERK,
    HEAD,
    MAYOR,
    NOW,
    QUALITY,
    TODAY,
    Town,
    people,
    person,
    told,
    words,
)

MISSING = "steps: the step {step} was not signed by {offices}"
BEFORE = "release: the revision {revision} was released before, by {person}"


def revision(town: Town, number: int = 1, **more: int) -> str:
    return town.office.submit("PO-012", None, revision=number, **more)


def test_a_release_before_the_last_step_counts_for_nothing(town: Town) -> None:
    name = revision(town)
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    release = town.release(name, "2026-04-02")
    town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor")
    control = town.control()
    assert told(control, release) == {MISSING}
    assert words(control)["PO-012"] == "1.0 approved"


def test_a_second_release_of_the_same_text_counts_for_nothing(town: Town) -> None:
    again = town.release(town.po12, "2026-04-02")
    control = town.control()
    assert told(control, again) == {BEFORE}
    assert words(control)["PO-012"] == "1.0 in force"
    assert str(control.status("PO-012", "", TODAY).since) == "2026-02-02"


def test_another_round_of_a_released_number_counts_for_nothing(town: Town) -> None:
    name = town.office.submit("PO-012", round=2)
    town.carry(name, "2026-04-02", release=False)
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {BEFORE}
    current = control.status("PO-012", "", TODAY).in_force
    assert current
    assert current.round.name == town.po12


def test_of_two_parallel_releases_the_first_counts_whatever_follows(
    tmp_path: Path,
) -> None:
    """Who wins is told by time; a statement put in later cannot change it."""
    second = person("al.doilea", ["quality-officer"])
    town = Town(tmp_path, who=people(more=second))
    office = town.office
    one, two = revision(town), revision(town, round=2)
    town.carry(one, "2026-04-01", release=False)
    town.carry(two, "2026-04-02", release=False)
    heads, last = list(office.heads), dict(office.last)
    late = town.release(two, "2026-04-03", "10:00", who="al.doilea")
    tips = list(office.heads)
    office.heads, office.last = heads, last
    first = town.release(one, "2026-04-03", "09:00")
    office.heads = [*tips, *office.heads]
    # an unsigned file that names the later one, and claims to be very old
    town.act(
        "witness",
        [],
        "stan.mihai",
        "2020-01-01T09:00",
        None,
        seen=[late],
        key="farkas.imre",
    )
    control = town.control()
    assert told(control, first) == set()
    assert told(control, late) == {BEFORE}
    current = control.status("PO-012", "", TODAY).in_force
    assert current
    assert current.round.name == one


def test_an_older_revision_is_not_released_after_a_newer_one(town: Town) -> None:
    old, new = revision(town, 1), revision(town, 2)
    town.carry(old, "2026-04-02", release=False)
    town.carry(new, "2026-04-03")
    release = town.release(old, "2026-04-04")
    control = town.control()
    assert told(control, release) == {
        "release: revision {revision} was in force or released already"
    }
    status = control.status("PO-012", "", TODAY)
    assert (status.label, status.word) == ("1.2", "in force")
    states = {each.number: each.state for each in status.revisions}
    assert states == {(1, 0): "superseded", (1, 1): NEVER, (1, 2): "in force"}


@pytest.mark.parametrize("who", [HEAD, CHAIR, MAYOR])
def test_a_returned_text_is_not_released(town: Town, who: str) -> None:
    name = revision(town)
    town.carry(name, "2026-04-02", release=False)
    office = {HEAD: "public-relations-head", CHAIR: "monitoring-commission"}
    town.act(
        "return",
        name,
        who,
        "2026-04-02T12:30",
        office.get(who, "mayor"),
        reason="article 3 is wrong",
    )
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {"return: it had been returned by {person}"}
    assert words(control)["PO-012"] == "1.0 returned"


def test_a_return_needs_an_office_that_signs_and_a_reason(town: Town) -> None:
    name = revision(town)
    town.carry(name, "2026-04-02", release=False)
    digest = town.act("return", name, "stan.mihai", "2026-04-02T12:30", "urbanism-head")
    town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, digest) == {
        "form: it gives no reason",
        "office: the office {office} signs no step of this document",
    }
    assert words(control)["PO-012"] == "1.1 in force"


def test_a_release_parallel_to_a_return_counts(town: Town) -> None:
    """Nobody could know; that it happened is told beside the proof."""
    name = revision(town)
    town.carry(name, "2026-04-02", release=False)
    heads, last = list(town.office.heads), dict(town.office.last)
    town.act(
        "return",
        name,
        HEAD,
        "2026-04-02T12:30",
        "public-relations-head",
        reason="too late",
    )
    tips = list(town.office.heads)
    town.office.heads, town.office.last = heads, last
    town.release(name, "2026-04-02")
    town.office.heads += tips
    assert words(town.control())["PO-012"] == "1.1 in force"
    answer = verify(town.root, NOW, *ALLOWED)
    assert f"it was released beside a return by {HEAD}" in answer.sentences
    assert answer.code == 1


def test_a_return_that_was_taken_back_holds_nothing_up(town: Town) -> None:
    name = revision(town)
    town.carry(name, "2026-04-02", release=False)
    back = town.act(
        "return",
        name,
        HEAD,
        "2026-04-02T12:30",
        "public-relations-head",
        reason="I misread it",
    )
    town.act("disown", [], HEAD, "2026-04-02T12:40", None, target=[back])
    town.release(name, "2026-04-02")
    assert words(town.control())["PO-012"] == "1.1 in force"


def test_nobody_disowns_what_another_signed(town: Town) -> None:
    name = revision(town)
    town.carry(name, "2026-04-02", release=False)
    back = town.act(
        "return",
        name,
        HEAD,
        "2026-04-02T12:30",
        "public-relations-head",
        reason="article 3 is wrong",
    )
    false = town.act("disown", [], QUALITY, "2026-04-02T12:40", None, target=[back])
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, false) == {"office: only one's own statement can be disowned"}
    assert told(control, release) == {"return: it had been returned by {person}"}


def test_an_approval_that_was_taken_back_fills_no_step(town: Town) -> None:
    name = revision(town)
    town.carry(name, "2026-04-02", release=False)
    approved = town.acts[f"{name} approved"]
    town.act("disown", [], MAYOR, "2026-04-02T12:40", None, target=[approved])
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {MISSING}
    assert words(control)["PO-012"] == "1.0 in review"


def test_steps_go_in_their_order(town: Town) -> None:
    name = revision(town)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry", step="prepared")
    for who, step, office, at in (
        (MAYOR, "approved", "mayor", "10"),
        (HEAD, "checked", "public-relations-head", "11"),
        (CHAIR, "endorsed", "monitoring-commission", "12"),
    ):
        town.act("approve", name, who, f"2026-04-02T{at}:00", office, step=step)
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, release) == {
        "order: the step {later} was signed before the step {earlier}"
    }
    assert words(control)["PO-012"].startswith("1.0")


def test_a_step_signed_again_in_order_heals(town: Town) -> None:
    name = revision(town)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry", step="prepared")
    for who, step, office, at in (
        (MAYOR, "approved", "mayor", "10"),
        (HEAD, "checked", "public-relations-head", "11"),
        (CHAIR, "endorsed", "monitoring-commission", "12"),
        (MAYOR, "approved", "mayor", "13"),
    ):
        town.act("approve", name, who, f"2026-04-02T{at}:00", office, step=step)
    town.release(name, "2026-04-02", "14:00")
    assert words(town.control())["PO-012"] == "1.1 in force"


def test_an_approval_of_a_text_that_nobody_put_up_is_none(town: Town) -> None:
    name = revision(town)
    digest = town.act("approve", name, MAYOR, "2026-04-02T09:00", "mayor")
    control = town.control()
    assert told(control, digest) == {
        "time: it does not know the submission that it speaks of"
    }


def adopt(town: Town, name: str, **more: object) -> str:
    told_of = {
        "in_force_since": {name: "2019-05-01"},
        "archive_no": "12/2019",
        **more,
    }
    return town.act(
        "adopt", name, QUALITY, "2026-04-02T09:00", "quality-officer", **told_of
    )


def test_a_text_approved_before_qms_is_taken_over(town: Town) -> None:
    name = town.office.submit("PO-014", edition=2, revision=3)
    adopt(town, name)
    status = town.status("PO-014")
    assert (status.label, status.word, status.marks) == (
        "2.3",
        "review overdue",
        ("adopted", "review overdue"),
    )
    assert str(status.since) == "2019-05-01"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        pytest.param(
            {"in_force_since": {}},
            "form: it does not say since when the text is in force",
            id="no day",
        ),
        pytest.param(
            {"archive_no": " "},
            "form: it does not say where the approved paper lies",
            id="no paper",
        ),
        pytest.param(
            {"since": "2026-01-10"},
            "time: it was in force since {day} only, and not before the root",
            id="after the root",
        ),
    ],
)
def test_an_adoption_names_its_paper_and_a_day_before_the_root(
    town: Town, more: dict[str, object], fault: str
) -> None:
    name = town.office.submit("PO-014")
    if "since" in more:
        more = {"in_force_since": {name: more["since"]}}
    digest = adopt(town, name, **more)
    control = town.control()
    assert told(control, digest) == {fault}
    assert words(control)["PO-014"] == "none"


@pytest.mark.parametrize(
    ("document", "fields", "fault"),
    [
        pytest.param(
            "PO-012",
            {"revision": 1},
            "release: a revision had been released already",
            id="a second text",
        ),
        pytest.param(
            "PO-014",
            {"purpose": "withdrawal"},
            "subject: only a text that was in force can be adopted",
            id="a withdrawal",
        ),
        pytest.param(
            "GOVERNANCE",
            {"revision": 1},
            "subject: only a text that was in force can be adopted",
            id="a governance",
        ),
    ],
)
def test_an_adoption_is_no_short_way_round_the_steps(
    town: Town, document: str, fields: dict[str, object], fault: str
) -> None:
    name = town.office.submit(document, None, **fields)
    digest = adopt(town, name)
    control = town.control()
    assert fault in told(control, digest)
    assert words(control)["PO-012"] == "1.0 in force"
    assert words(control)["GOVERNANCE"].startswith("1.0 in force")
