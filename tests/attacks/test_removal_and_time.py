"""What was removed is missed by who saw it; time is bounded by others' hands."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from qms.model.approval.control import Control, as_known
from qms.model.approval.statement import Subject
from qms.model.approval.status import BROKEN, UNPROVEN
from tests.attacks.by_command import require_grave
from tests.attacks.town import (
    ARCHITECT,
    CLERK,
    DEPUTY,
    HEAD,
    MAYOR,
    NOW,
    QUALITY,
    TODAY,
    Town,
    alarms,
    hurt,
    people,
    person,
    told,
    words,
)

GONE = "chain: a statement that its release saw is missing: {digest}"
MISSING = "steps: the step {step} was not signed by {offices}"
ENDED = "time: the office {office} of {person} ended on {end}"
BACK = "time: it is dated {claimed}, before something that it saw: {seen}"
NEW_MAYOR = person("nou.ion", ["mayor"], since="2026-06-01")


def remove(town: Town, act: str) -> None:
    """Take a statement and its signature away."""
    path = town.path(act)
    path.unlink()
    Path(f"{path}.sig").unlink()


@pytest.mark.parametrize("step", ["prepared", "checked", "approved"])
def test_a_removed_statement_is_missed_by_who_saw_it(town: Town, step: str) -> None:
    remove(town, f"{town.po12} {step}")
    control = town.control()
    assert GONE in hurt(control, town.po12)
    assert words(control)["PO-012"] == "1.0 broken"
    assert words(control)["PO-013"] == "1.0 in force"


def test_a_removed_release_is_missed_by_the_next_statement(town: Town) -> None:
    remove(town, f"{town.po12} release")
    control = town.control()
    assert town.acts[f"{town.po12} release"] in control.absent
    require_grave(control)
    assert words(control)["PO-012"] != "1.0 in force"
    assert words(control)["PO-013"] == "1.0 in force"


def test_a_removed_return_leaves_no_clean_release(town: Town) -> None:
    """Who released in spite of it, and took it away, had seen it."""
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02", release=False)
    town.act(
        "return",
        name,
        HEAD,
        "2026-04-02T12:30",
        "public-relations-head",
        reason="article 3 is wrong",
    )
    town.release(name, "2026-04-02")
    remove(town, f"{name} return")
    control = town.control()
    assert hurt(control, name) == {GONE}
    assert words(control)["PO-012"] == "1.1 broken"


def test_a_removed_return_that_was_seen_beside_the_rest_is_missed(
    town: Town,
) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02", release=False)
    heads = list(town.office.heads)
    town.act(
        "return",
        name,
        HEAD,
        "2026-04-02T12:30",
        "public-relations-head",
        reason="article 3 is wrong",
    )
    town.release(name, "2026-04-02", seen=[*heads, *town.office.heads])
    remove(town, f"{name} return")
    control = town.control()
    assert hurt(control, name) == {GONE}
    assert words(control)["PO-012"] == "1.1 unproven"


def test_only_an_anchor_excludes_that_the_newest_were_removed(town: Town) -> None:
    """The newest is named by nobody: without an anchor all is in order."""
    whole = town.control().ledger
    remove(town, "confirm")
    control = town.control()
    assert alarms(control) == []
    assert whole.heads != control.ledger.heads
    assert set(whole.heads) - set(control.ledger.entries)


def test_one_lost_file_does_not_fail_all_after_it(town: Town) -> None:
    """A newcomer who saw but what is lost is judged by the governance he names."""
    town.govern_well("2026-04-01")
    town.act("witness", [], ARCHITECT, "2026-04-01T12:00", None)
    lost = town.office.heads[0]
    name = town.office.submit("PO-014")
    town.carry(name, "2026-04-02")
    path = town.office.paths[lost]
    path.unlink()
    Path(f"{path}.sig").unlink()
    control = town.control()
    assert lost in control.absent
    assert words(control)["PO-014"] == "1.0 in force"


def test_the_whole_archive_deleted_leaves_nothing_in_force(town: Town) -> None:
    shutil.rmtree(town.root / "approvals")
    control = town.control()
    require_grave(control)
    assert control.governance is None
    assert control.status("PO-012", "", TODAY).in_force is None


def test_a_document_s_folder_deleted_does_not_bring_back_the_older_text(
    town: Town,
) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02")
    shutil.rmtree(town.root / "approvals" / "PO-012" / "1.1")
    control = town.control()
    assert hurt(control, name) == {
        "subject: the submission {name} is missing, or is another one"
    }
    status = control.status("PO-012", "", TODAY)
    assert (status.in_force, status.word) == (None, BROKEN)
    assert words(control)["PO-013"] == "1.0 in force"


def test_all_statements_of_a_document_deleted_are_missed(town: Town) -> None:
    for act in ("prepared", "checked", "endorsed", "approved", "release"):
        remove(town, f"{town.po12} {act}")
    control = town.control()
    assert len(control.absent) == 5
    require_grave(control)
    assert control.status("PO-012", "", TODAY).in_force is None
    # whose signers had signed what is gone: that may have been about this text, too
    assert words(control)["PO-013"] == "1.0 unproven"


def waiting(town: Town, day: str = "2026-04-02") -> str:
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, day, but=["approved"], release=False)
    return name


def test_a_day_before_what_was_seen_is_no_day(town: Town) -> None:
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2026-04-01T09:00", "mayor")
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, digest) == {BACK}
    assert MISSING in told(control, release)


def test_ten_minutes_are_a_clock_s_error(town: Town) -> None:
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2026-04-02T10:51", "mayor")
    town.release(name, "2026-04-02")
    control = town.control()
    assert told(control, digest) == set()
    assert words(control)["PO-012"] == "1.1 in force"


def test_a_day_in_the_future_is_no_day(town: Town) -> None:
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2027-04-03T09:00", "mayor")
    control = town.control()
    assert told(control, digest) == {"time: it is dated in the future: {claimed}"}
    assert words(control)["PO-012"] == "1.0 in review"


def leaving(root: Path, until: str = "2026-05-31") -> Town:
    """A town whose mayor leaves at the end of May; another follows in June."""
    gone = person(MAYOR, ["mayor"], until=until)
    return Town(root, who=people({MAYOR: gone}, more=NEW_MAYOR))


def behind(town: Town, name: str, at: str = "2026-05-20T09:00") -> str:
    """An approval by the former mayor, signed late, that claims to be early."""
    return town.act("approve", name, MAYOR, at, "mayor")


def test_an_ex_mayor_cannot_date_back_on_a_fresh_submission(tmp_path: Path) -> None:
    """She saw the submission of June: no earlier day can be claimed."""
    town = leaving(tmp_path)
    name = waiting(town, "2026-06-10")
    digest = behind(town, name)
    release = town.release(name, "2026-06-11")
    control = town.control()
    assert told(control, digest) == {BACK}
    assert MISSING in told(control, release)


def test_an_ex_mayor_cannot_date_back_on_an_old_submission(tmp_path: Path) -> None:
    """Nobody saw her approval before her term ended: it fills no step."""
    town = leaving(tmp_path)
    name = waiting(town, "2026-05-10")
    digest = behind(town, name)
    release = town.release(name, "2026-06-11")
    control = town.control()
    assert told(control, digest) == {ENDED}
    assert MISSING in told(control, release)
    assert words(control)["PO-012"] == "1.0 in review"


def test_her_own_later_statement_is_no_witness(tmp_path: Path) -> None:
    town = leaving(tmp_path)
    name = waiting(town, "2026-05-10")
    digest = behind(town, name)
    town.act("witness", [], MAYOR, "2026-05-21T09:00", None)
    release = town.release(name, "2026-06-11")
    control = town.control()
    assert told(control, digest) == {ENDED}
    assert MISSING in told(control, release)


def test_two_who_left_are_no_witnesses_of_one_another(tmp_path: Path) -> None:
    gone = {
        MAYOR: person(MAYOR, ["mayor"], until="2026-05-31"),
        DEPUTY: person(DEPUTY, ["deputy-mayor"], until="2026-05-31"),
    }
    town = Town(tmp_path, who=people(gone, more=NEW_MAYOR))
    name = waiting(town, "2026-05-10")
    digest = behind(town, name)
    for number in range(20):
        who, office = ((DEPUTY, "deputy-mayor"), (MAYOR, "mayor"))[number % 2]
        town.act("witness", [], who, f"2026-05-21T{number % 12 + 10}:00", office)
    release = town.release(name, "2026-06-11")
    control = town.control()
    assert ENDED in told(control, digest)
    assert MISSING in told(control, release)


def test_a_colleague_on_the_last_evening_keeps_it_clean(tmp_path: Path) -> None:
    town = leaving(tmp_path)
    name = waiting(town, "2026-05-10")
    digest = behind(town, name, "2026-05-31T18:00")
    town.act("witness", [], ARCHITECT, "2026-05-31T20:00", None)
    town.release(name, "2026-06-11")
    control = town.control()
    assert told(control, digest) == set()
    assert words(control)["PO-012"] == "1.1 in force"


def test_the_present_holder_ratifies_what_is_unproven(tmp_path: Path) -> None:
    town = leaving(tmp_path)
    name = waiting(town, "2026-05-10")
    digest = behind(town, name)
    town.act("ratify", [], "nou.ion", "2026-06-10T09:00", "mayor", target=[digest])
    town.release(name, "2026-06-11")
    control = town.control()
    assert words(control)["PO-012"] == "1.1 in force"


@pytest.mark.parametrize(
    ("who", "office", "at"),
    [
        pytest.param(MAYOR, "mayor", "2026-05-30T09:00", id="by herself, dated back"),
        pytest.param(ARCHITECT, "urbanism-head", "2026-06-10T09:00", id="by another"),
    ],
)
def test_nobody_else_ratifies_it(
    tmp_path: Path, who: str, office: str, at: str
) -> None:
    town = leaving(tmp_path)
    name = waiting(town, "2026-05-10")
    digest = behind(town, name)
    town.act("ratify", [], who, at, office, target=[digest])
    release = town.release(name, "2026-06-11")
    assert MISSING in told(town.control(), release)


def test_what_only_later_looks_unproven_keeps_its_effect_and_is_marked(
    tmp_path: Path,
) -> None:
    """A release that nobody saw before its signer's office ended."""
    gone = person(QUALITY, ["quality-officer"], until="2026-05-31")
    town = Town(tmp_path, who=people({QUALITY: gone}))
    name = waiting(town, "2026-05-10")
    town.act("approve", name, MAYOR, "2026-05-11T09:00", "mayor")
    release = town.release(name, "2026-05-12")
    control = town.control()
    assert told(control, release) == {ENDED}
    status = control.status("PO-012", "", TODAY)
    assert (status.label, status.word) == ("1.1", UNPROVEN)


def test_an_anchor_made_in_time_proves_it(tmp_path: Path) -> None:
    gone = person(QUALITY, ["quality-officer"], until="2026-05-31")
    town = Town(tmp_path, who=people({QUALITY: gone}))
    name = waiting(town, "2026-05-10")
    town.act("approve", name, MAYOR, "2026-05-11T09:00", "mayor")
    release = town.release(name, "2026-05-12")
    for made, word in (("2026-05-20", "in force"), ("2026-06-20", UNPROVEN)):
        anchored = (frozenset([release]), datetime.fromisoformat(f"{made}T09:00+03:00"))
        control = Control(town.read(), NOW, anchored=anchored)
        assert control.status("PO-012", "", TODAY).word == word


def test_an_anchor_proves_an_approval_for_its_release_as_well(tmp_path: Path) -> None:
    town = leaving(tmp_path)
    name = waiting(town, "2026-05-10")
    digest = behind(town, name)
    town.release(name, "2026-06-11")
    made = datetime.fromisoformat("2026-05-21T09:00+03:00")
    control = Control(town.read(), NOW, anchored=(frozenset([digest]), made))
    assert words(control)["PO-012"] == "1.1 in force"


@pytest.mark.parametrize(
    ("until", "found"),
    [
        pytest.param("2026-04-30", set(), id="after it was seen by another"),
        pytest.param("2026-04-19", {ENDED}, id="before"),
    ],
)
def test_a_term_that_is_shortened_later_makes_unproven_and_never_failed(
    tmp_path: Path, until: str, found: set[str]
) -> None:
    second = person("mayor.two", ["mayor"])
    town = Town(tmp_path, who=people(more=second))
    name = waiting(town)
    digest = town.act("approve", name, MAYOR, "2026-04-20T09:00", "mayor")
    town.release(name, "2026-04-21")
    gone = {MAYOR: person(MAYOR, ["mayor"], until=until)}
    new = town.govern("2026-05-02", who=people(gone, more=second))
    town.act("approve", new, "mayor.two", "2026-05-02T10:00", "mayor")
    town.release(new, "2026-05-02")
    control = town.control()
    assert told(control, digest) == found
    word = "unproven" if found else "in force"
    assert words(control)["PO-012"] == f"1.1 {word}"


def test_the_register_answers_as_it_was_known(town: Town) -> None:
    """What was entered later is left out, also where it tells of an earlier day."""
    name = town.office.submit("PO-012", revision=1, effect={"rule": "on-approval"})
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    evidence = {
        "method": "paper",
        "act": "approve",
        "signatories": [{"person": MAYOR, "office": "mayor", "step": "approved"}],
        "signed_on": "2026-04-03",
        "archive_no": "9",
    }
    town.act(
        "vouch",
        name,
        "kelemen.aniko",
        "2026-04-20T09:00",
        "registrar",
        evidence=evidence,
    )
    town.release(name, "2026-04-21", effective={name: "2026-04-03"})
    day = date(2026, 4, 10)
    until = datetime.fromisoformat("2026-04-15T23:59:59+03:00")
    known = Control(as_known(town.read(), until), until)
    assert town.control().status("PO-012", "", day).label == "1.1"
    assert known.status("PO-012", "", day).label == "1.0"
    assert alarms(known) == []


def test_what_was_seen_within_the_clock_s_error_stays_known(town: Town) -> None:
    name = waiting(town)
    town.act("approve", name, MAYOR, "2026-04-03T00:03", "mayor")
    town.act("witness", [], ARCHITECT, "2026-04-02T23:58", None)
    until = datetime.fromisoformat("2026-04-02T23:59:59+03:00")
    known = Control(as_known(town.read(), until), until)
    assert known.absent == ()


def test_a_statement_on_a_round_that_is_not_there_blocks_nothing(town: Town) -> None:
    """A clerk's signed release of nothing takes no text out of force."""
    nothing = Subject("PO-012/9.9/round-1-00000000", f"sha256:{'0' * 64}")
    town.act(
        "release",
        [nothing],
        CLERK,
        "2026-04-02T09:00",
        "registry",
        effective={nothing.name: "2026-04-02"},
    )
    status = town.status("PO-012")
    assert (status.label, status.word) == ("1.0", "in force")
