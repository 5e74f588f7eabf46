"""Governance follows governance, by the steps of the one before, from one root."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.model.approval.fault import Weight
from tests.approval_tree import key
from tests.attacks.town import (
    ARCHITECT,
    CHAIR,
    CLERK,
    HEAD,
    MAYOR,
    NOW,
    QUALITY,
    REGISTRAR,
    STRANGER,
    Town,
    alarms,
    people,
    person,
    profile,
    told,
    words,
)

NEWER = "governance: it names the governance {governance}, and had seen a newer one"
NO_GOVERNANCE = "governance: it names the governance {governance}, which does not count"
BETWEEN = "governance: another governance came between: submit it anew on that one"
MISSING = "steps: the step {step} was not signed by {offices}"
NEW_MAYOR = person("nou.ion", ["mayor"], since="2026-04-01")


def waiting(town: Town, day: str, revision: int = 1) -> str:
    name = town.office.submit("PO-012", revision=revision)
    town.carry(name, day, but=["approved"], release=False)
    return name


def test_a_governance_holds_from_the_instant_of_its_release(town: Town) -> None:
    town.govern_well("2026-04-01", who=people(more=NEW_MAYOR))
    name = waiting(town, "2026-04-02")
    town.act("approve", name, "nou.ion", "2026-04-02T12:00", "mayor")
    town.release(name, "2026-04-02")
    control = town.control()
    assert alarms(control) == []
    assert words(control)["PO-012"] == "1.1 in force"


def test_an_own_key_added_to_the_working_file_adds_nothing(town: Town) -> None:
    town.office.lay("governance/people.yaml", people(more=NEW_MAYOR))
    name = waiting(town, "2026-04-02")
    digest = town.act("approve", name, "nou.ion", "2026-04-02T12:00", "mayor")
    assert told(town.control(), digest) == {
        "key: governance knows no such key",
        "office: {person} never held the office {office}",
    }


def test_an_own_key_in_a_governance_that_nobody_approved_adds_nothing(
    town: Town,
) -> None:
    draft = town.govern("2026-04-01", who=people(more=NEW_MAYOR))
    release = town.release(draft, "2026-04-01")
    name = waiting(town, "2026-04-02")
    digest = town.act(
        "approve",
        name,
        "nou.ion",
        "2026-04-02T12:00",
        "mayor",
        governance=town.office.digests[draft],
    )
    control = town.control()
    assert MISSING in told(control, release)
    assert told(control, digest) == {NO_GOVERNANCE}
    assert words(control)["GOVERNANCE"].startswith("1.0")


def test_a_governance_is_not_approved_by_its_own_new_holders(town: Town) -> None:
    draft = town.govern("2026-04-01", who=people(more=NEW_MAYOR))
    digest = town.act("approve", draft, "nou.ion", "2026-04-01T10:00", "mayor")
    release = town.release(draft, "2026-04-01")
    control = town.control()
    assert "office: {person} never held the office {office}" in told(control, digest)
    assert MISSING in told(control, release)
    assert words(control)["GOVERNANCE"].startswith("1.0")


def test_an_office_granted_back_in_time_signs_nothing_of_that_time(
    town: Town,
) -> None:
    name = waiting(town, "2026-04-02")
    early = person("nou.ion", ["mayor"], since="2026-01-01")
    town.govern_well("2026-04-05", who=people(more=early))
    digest = town.act("approve", name, "nou.ion", "2026-04-02T12:00", "mayor")
    release = town.release(name, "2026-04-06")
    control = town.control()
    assert told(control, digest) == {
        "time: it is dated {claimed}, before something that it saw: {seen}"
    }
    assert MISSING in told(control, release)


def test_a_step_dropped_from_the_working_profile_is_still_needed(
    town: Town,
) -> None:
    bare = profile().replace("- {step: endorsed", "- {step: dropped")
    town.office.lay("governance/profile.yaml", bare)
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02", but=["endorsed"], release=False)
    release = town.release(name, "2026-04-02")
    assert MISSING in told(town.control(), release)


def test_an_old_governance_is_not_named_by_who_saw_the_new_one(town: Town) -> None:
    old = town.office.governance
    town.govern_well("2026-04-01")
    name = town.office.submit("PO-012", revision=1)
    digest = town.act(
        "submit",
        name,
        CLERK,
        "2026-04-02T09:00",
        "registry",
        step="prepared",
        governance=old,
    )
    assert told(town.control(), digest) == {NEWER}


def test_the_release_decides_which_steps_are_needed(town: Town) -> None:
    """A step added meanwhile is signed in the same round, and may come last."""
    name = waiting(town, "2026-04-02")
    town.act("approve", name, MAYOR, "2026-04-02T12:00", "mayor", step="approved")
    first, *rest = _steps_of_procedures().splitlines(keepends=True)
    early = "      - {step: early, office: urbanism-head}\n"
    late = "      - {step: legality, office: secretary-general}\n"
    added = _with_steps("".join([first, early, *rest, late]))
    town.govern_well("2026-04-03", rules=added)
    hasty = town.release(name, "2026-04-04", "09:00")
    town.act(
        "approve", name, ARCHITECT, "2026-04-04T10:00", "urbanism-head", step="early"
    )
    office = "secretary-general"
    town.act("approve", name, CHAIR, "2026-04-04T11:00", office, step="legality")
    town.release(name, "2026-04-04", "12:00")
    control = town.control()
    assert MISSING in told(control, hasty)
    assert words(control)["PO-012"] == "1.1 in force"


def _place_of_steps() -> tuple[int, int]:
    rules = profile()
    at = rules.index("  operational-procedure:")
    start = rules.index("    steps:\n", at) + len("    steps:\n")
    return start, rules.index("    translation_steps:", start)


def _steps_of_procedures() -> str:
    start, end = _place_of_steps()
    return profile()[start:end]


def _with_steps(steps: str) -> str:
    """The rules with other steps for operational procedures."""
    start, end = _place_of_steps()
    return profile()[:start] + steps + profile()[end:]


def test_two_roots_verify_nothing_until_one_is_pinned(tmp_path: Path) -> None:
    """An earlier root of strangers neither wins, nor is passed over in silence."""
    town = Town(tmp_path / "honest")
    other = Town(tmp_path / "other", who=people(recovery="other"), is_bare=True)
    for path in sorted(other.root.rglob("*")):
        if path.is_file():
            inside = path.relative_to(other.root)
            town.office.lay(str(inside), path.read_bytes())
    control = town.control()
    assert len(control.ledger.roots) == 2
    assert (
        "governance: there is more than one root: say which one holds, with --root"
        in (told(control, town.acts[f"{town.po12} release"], Weight.UNVERIFIABLE))
    )
    assert control.status("PO-012", "", NOW.date()).in_force is None
    pinned = town.control(pinned=town.office.digests[town.governance])
    assert words(pinned)["PO-012"] == "1.0 in force"
    assert told(pinned, other.acts["root release"]) == {
        "governance: it names no governance, and is no root"
    }
    theirs = town.control(pinned=other.office.digests[other.governance])
    assert theirs.status("PO-012", "", NOW.date()).in_force is None


def test_a_root_needs_two_holders(tmp_path: Path) -> None:
    town = Town(tmp_path, is_bare=True)
    office = town.office
    alone = office.submit(
        "GOVERNANCE",
        {"people.yaml": people(recovery="x"), "profile.yaml": profile()},
        revision=7,
    )
    office.heads, office.last, office.governance = [], {}, None
    for act, step, at in (
        ("submit", "prepared", "2026-01-09T10:00"),
        ("approve", "prepared", "2026-01-09T11:00"),
    ):
        town.act(act, alone, QUALITY, at, "quality-officer", step=step)
    release = town.release(alone, "2026-01-09")
    control = town.control()
    assert "steps: a root must be approved by two holders whom it names" in told(
        control, release
    )
    assert len(control.ledger.roots) == 1


def test_a_governance_that_follows_nothing_is_no_way_round_the_steps(
    tmp_path: Path,
) -> None:
    """Two quality officers cannot drop the mayor by opening a second chain."""
    second = person("al.doilea", ["quality-officer"])
    town = Town(tmp_path, who=people(more=second))
    name = town.office.submit(
        "GOVERNANCE",
        {"people.yaml": people(), "profile.yaml": profile()},
        revision=1,
    )
    office = "quality-officer"
    town.act("submit", name, QUALITY, "2026-04-01T09:00", office, step="prepared")
    for who, at in ((QUALITY, "10:00"), ("al.doilea", "11:00")):
        moment = f"2026-04-01T{at}"
        town.act("approve", name, who, moment, office, step="prepared")
    release = town.release(name, "2026-04-01")
    control = town.control()
    assert told(control, release) >= {MISSING, BETWEEN}
    assert control.ledger.newest == (town.office.digests[town.governance],)
    assert words(control)["PO-012"] == "1.0 in force"


def fork(town: Town) -> tuple[str, str]:
    """Two governances released on two branches that did not see one another."""
    office = town.office
    heads, last = list(office.heads), dict(office.last)
    found = []
    tips: list[str] = []
    for hour, change in (("08", "display: nagy"), ("14", "display: kelemen")):
        office.heads, office.last = list(heads), dict(last)
        who = people().replace(change, f"{change.upper()[:9]}{change[9:]}x")
        day = "2026-04-01"
        files = {"people.yaml": who, "profile.yaml": profile()}
        name = office.submit(
            "GOVERNANCE", files, revision=1, predecessors=[office.governance]
        )
        town.act("submit", name, QUALITY, f"{day}T{hour}:00", "quality-officer")
        town.act("approve", name, MAYOR, f"{day}T{hour}:10", "mayor")
        town.release(name, day, f"{hour}:20")
        tips.extend(office.heads)
        found.append(name)
    office.heads = tips
    return found[0], found[1]


def test_a_fork_of_governance_stops_all_until_one_joins_both(town: Town) -> None:
    first, second = fork(town)
    digests = town.office.digests
    name = town.office.submit("PO-012", revision=1)
    digest = town.act(
        "submit",
        name,
        CLERK,
        "2026-04-02T09:00",
        "registry",
        step="prepared",
        governance=digests[first],
    )
    control = town.control()
    assert set(control.ledger.newest) == {digests[first], digests[second]}
    assert told(control, digest) == {
        "governance: two governances hold at once: one must join them"
    }
    town.office.governance = digests[second]
    joined = town.govern_well(
        "2026-04-03", revision=2, predecessors=[digests[first], digests[second]]
    )
    control = town.control()
    assert control.ledger.newest == (digests[joined],)
    later = town.office.submit("PO-013", revision=1)
    town.carry(later, "2026-04-04")
    assert words(town.control())["PO-013"] == "1.1 in force"


def test_a_successor_that_names_one_side_joins_nothing(town: Town) -> None:
    first, _ = fork(town)
    town.office.governance = town.office.digests[first]
    name = town.govern("2026-04-03", revision=2)
    town.act("approve", name, MAYOR, "2026-04-03T10:00", "mayor")
    release = town.release(name, "2026-04-03")
    assert BETWEEN in told(town.control(), release)


def test_a_governance_does_not_end_an_office_that_it_rests_on(town: Town) -> None:
    """Who is gone since yesterday cannot sign, today, that he is gone."""
    gone = person(MAYOR, ["mayor"], until="2026-03-31")
    name = town.govern("2026-04-01", who=people({MAYOR: gone}, more=NEW_MAYOR))
    town.act("approve", name, MAYOR, "2026-04-01T10:00", "mayor")
    release = town.release(name, "2026-04-01")
    control = town.control()
    assert told(control, release) == {
        "governance: it ends the office {office} of {person} before he signed it "
        "himself"
    }
    assert words(control)["GOVERNANCE"].startswith("1.0")


def test_a_mayor_hands_over_on_the_last_day(town: Town) -> None:
    gone = person(MAYOR, ["mayor"], until="2026-04-01")
    town.govern_well("2026-04-01", who=people({MAYOR: gone}, more=NEW_MAYOR))
    control = town.control()
    assert alarms(control) == []


def by_mandate(
    town: Town,
    who: str = QUALITY,
    office: str | None = "quality-officer",
    voucher: tuple[str, str] = (REGISTRAR, "registrar"),
    number: str = "HCL 40/2026",
) -> tuple[str, str]:
    """A new mayor by the council's act, carried on by one person."""
    mandate = {"body": "Consiliul Local", "number": "HCL 40/2026", "date": "2026-03-30"}
    files = {"people.yaml": people(more=NEW_MAYOR), "profile.yaml": profile()}
    name = town.office.submit(
        "GOVERNANCE",
        files,
        revision=1,
        predecessors=[town.office.governance],
        mandate=mandate,
    )
    town.act("submit", name, who, "2026-04-01T09:00", office, step="prepared")
    evidence = {
        "method": "act",
        "act": "approve",
        "signatories": [{"person": None, "office": "council", "step": None}],
        "signed_on": "2026-03-30",
        "archive_no": "77",
        "number": number,
    }
    town.act(
        "vouch", name, voucher[0], "2026-04-01T10:00", voucher[1], evidence=evidence
    )
    release = town.release(name, "2026-04-01", "11:00", who=who, office=office)
    town.office.governance = town.office.digests[name]
    return name, release


@pytest.mark.parametrize(
    ("who", "office"),
    [
        pytest.param(QUALITY, "quality-officer", id="one remaining holder"),
        pytest.param("recovery", None, id="the recovery key"),
    ],
)
def test_a_mandate_carries_governance_on_and_is_shown_as_a_break(
    town: Town, who: str, office: str | None
) -> None:
    name, _ = by_mandate(town, who, office)
    control = town.control()
    assert alarms(control) == []
    assert control.ledger.breaks == [town.office.digests[name]]
    later = waiting(town, "2026-04-02")
    town.act("approve", later, "nou.ion", "2026-04-02T12:00", "mayor")
    town.release(later, "2026-04-02")
    assert words(town.control())["PO-012"] == "1.1 in force"


@pytest.mark.parametrize(
    ("who", "office", "voucher", "number", "fault"),
    [
        pytest.param(
            CLERK,
            "registry",
            (REGISTRAR, "registrar"),
            "HCL 40/2026",
            "office: only a holder whom governance needs can carry on a mandate",
            id="by anybody",
        ),
        pytest.param(
            QUALITY,
            "quality-officer",
            (HEAD, "public-relations-head"),
            "HCL 40/2026",
            "steps: nobody vouches for the act {number} that gives the mandate",
            id="vouched for by anybody",
        ),
        pytest.param(
            QUALITY,
            "quality-officer",
            (QUALITY, "quality-officer"),
            "HCL 40/2026",
            "steps: nobody vouches for the act {number} that gives the mandate",
            id="vouched for by himself",
        ),
        pytest.param(
            QUALITY,
            "quality-officer",
            (REGISTRAR, "registrar"),
            "HCL 41/2026",
            "steps: nobody vouches for the act {number} that gives the mandate",
            id="another act",
        ),
        pytest.param(
            STRANGER,
            None,
            (REGISTRAR, "registrar"),
            "HCL 40/2026",
            "key: governance knows no such key",
            id="by a stranger",
        ),
    ],
)
def test_a_mandate_needs_the_registrar_and_a_holder(
    town: Town,
    who: str,
    office: str | None,
    voucher: tuple[str, str],
    number: str,
    fault: str,
) -> None:
    _, release = by_mandate(town, who, office, voucher, number)
    control = town.control()
    assert fault in told(control, release)
    assert control.ledger.breaks == []
    assert words(control)["GOVERNANCE"].startswith("1.0")


@pytest.mark.parametrize(
    ("office", "fault"),
    [
        pytest.param("mayor", "office: the recovery key holds no office", id="office"),
        pytest.param(
            None,
            "office: the recovery key carries on governance by mandate, nothing else",
            id="no office",
        ),
    ],
)
def test_the_recovery_key_approves_nothing(
    town: Town, office: str | None, fault: str
) -> None:
    name = waiting(town, "2026-04-02")
    digest = town.act(
        "approve", name, "recovery", "2026-04-02T12:00", office, step="approved"
    )
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert fault in told(control, digest)
    assert MISSING in told(control, release)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        pytest.param(
            person("szabo.marla", ["registry"]),
            "form: the ids {person} and {other} look alike",
            id="l for i",
        ),
        pytest.param(
            person("szabo-maria", ["registry"], keys=[key("twin")]),
            "form: the ids {person} and {other} look alike",
            id="a hyphen for a dot",
        ),
        pytest.param(
            person("recovery", ["registry"], keys=[key("twin")]),
            "form: {text!r} is no id of a person",
            id="the recovery key's name",
        ),
        pytest.param(
            person(MAYOR, ["registry"], keys=[key("twin")]),
            "form: the person {person} stands twice",
            id="the same id twice",
        ),
        pytest.param(
            person("szabó.mária", ["registry"], keys=[key("twin")]),
            "form: {text!r} is no id of a person",
            id="letters that look alike",
        ),
        pytest.param(
            person("nou.ion", ["registry"], keys=[key("recovery")]),
            "key: one key is given to {people}; a key belongs to one person",
            id="the recovery key as a person's",
        ),
    ],
)
def test_people_and_keys_are_told_apart(town: Town, more: str, fault: str) -> None:
    name = town.govern("2026-04-01", who=people(more=more))
    town.act("approve", name, MAYOR, "2026-04-01T10:00", "mayor")
    release = town.release(name, "2026-04-01")
    control = town.control()
    assert fault in told(control, release)
    assert words(control)["GOVERNANCE"].startswith("1.0")
    assert words(control)["PO-012"] == "1.0 in force"


@pytest.mark.parametrize(
    "twice",
    [
        pytest.param("qms: 1\nqms: 1\n", id="a key twice"),
        pytest.param("qms: 1\nx: &a [b]\ny: *a\n", id="an anchor"),
    ],
)
def test_a_governance_that_means_two_things_means_nothing(
    town: Town, twice: str
) -> None:
    who = people().replace("qms: 1\n", twice, 1)
    name = town.govern("2026-04-01", who=who)
    town.act("approve", name, MAYOR, "2026-04-01T10:00", "mayor")
    release = town.release(name, "2026-04-01")
    control = town.control()
    assert told(control, release) >= {
        "content: the text of the governance is not what was signed"
    }
    assert words(control)["PO-012"] == "1.0 in force"


def test_kinds_without_steps_pass_nothing(tmp_path: Path) -> None:
    town = Town(tmp_path, rules=_with_steps(""), is_bare=True)
    name = town.office.submit("PO-012")
    town.act("submit", name, CLERK, "2026-02-02T09:00", "registry")
    release = town.release(name, "2026-02-02")
    control = town.control()
    assert "steps: governance names no steps of approval here" in told(control, release)
    assert control.status("PO-012", "", NOW.date()).in_force is None


def test_a_step_that_nobody_can_sign_passes_nothing(town: Town) -> None:
    head = "---\nid: PO-014\nkind: operational-procedure\n---\n# Scop\n"
    name = town.office.submit("PO-014", {"PO-014.md": head})
    town.carry(name, "2026-04-02", release=False)
    release = town.release(name, "2026-04-02")
    assert "steps: nobody can sign the step {step}: the document has no owner" in told(
        town.control(), release
    )


def test_a_kind_that_the_id_does_not_fit_is_no_shorter_way(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1, kind="work-instruction")
    digest = town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
    assert "subject: governance gives {document} another kind than {kind}" in told(
        town.control(), digest
    )
