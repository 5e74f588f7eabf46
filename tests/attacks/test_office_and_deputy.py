"""Nobody signs without the office, and nobody for another without his mandate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.town import (
    ARCHITECT,
    CHAIR,
    CLERK,
    DEPUTY,
    HEAD,
    MAYOR,
    Town,
    people,
    person,
    profile,
    told,
    words,
)

HEAD_OFFICE, COMMISSION = "public-relations-head", "monitoring-commission"
MISSING = "steps: the step {step} was not signed by {offices}"
PAPERS = "act: D 118/2026, only_in_absence: true"


def waiting(town: Town, day: str = "2026-04-02", revision: int = 1) -> str:
    """A revision of PO-012 that only the mayor has still to sign."""
    name = town.office.submit("PO-012", revision=revision)
    town.carry(name, day, but=["approved"], release=False)
    return name


def deputised(root: Path, rows: str, absences: str = "", **held: str) -> Town:
    """A town whose mayor has deputies."""
    who = people(held) + f"deputies: [{rows}]\nabsences: [{absences}]\n"
    return Town(root, who=who)


def assert_in_vain(town: Town, name: str, digest: str, fault: str) -> None:
    """Assert that an approval has no effect, why, and that it changed nothing."""
    release = town.release(name, "2026-10-01")
    control = town.control()
    assert fault in told(control, digest)
    assert MISSING in told(control, release)
    assert words(control)["PO-012"] == "1.0 in review"
    assert words(control)["PO-013"] == "1.0 in force"


@pytest.mark.parametrize(
    ("who", "office", "fault"),
    [
        pytest.param(
            ARCHITECT,
            "mayor",
            "office: {person} never held the office {office}",
            id="another's office",
        ),
        pytest.param(
            ARCHITECT,
            "urbanism-head",
            "office: the step {step} is not the office {office}'s to sign",
            id="an office that signs other steps",
        ),
        pytest.param(ARCHITECT, None, "office: it names no office", id="no office"),
        pytest.param(
            CLERK,
            "registry",
            "office: the step {step} is not the office {office}'s to sign",
            id="the author's office",
        ),
    ],
)
def test_an_approval_needs_the_office_of_its_step(
    town: Town, who: str, office: str | None, fault: str
) -> None:
    name = waiting(town)
    digest = town.act("approve", name, who, "2026-04-03T09:00", office, step="approved")
    assert_in_vain(town, name, digest, fault)


@pytest.mark.parametrize(
    ("since", "until", "fault"),
    [
        pytest.param(
            "2020-01-01",
            "2026-04-02",
            "office: {person} no longer held the office {office} on {day}",
            id="after the term",
        ),
        pytest.param(
            "2026-04-04",
            "null",
            "office: {person} did not hold the office {office} on {day}",
            id="before the term",
        ),
    ],
)
def test_an_approval_lies_in_the_term(
    tmp_path: Path, since: str, until: str, fault: str
) -> None:
    second = person("mayor.two", ["mayor"], since=since, until=until)
    town = Town(tmp_path, who=people(more=second))
    name = waiting(town)
    digest = town.act("approve", name, "mayor.two", "2026-04-03T09:00", "mayor")
    assert_in_vain(town, name, digest, fault)


def test_the_last_day_in_office_is_a_day_in_office(tmp_path: Path) -> None:
    second = person("mayor.two", ["mayor"], until="2026-04-02")
    town = Town(tmp_path, who=people(more=second))
    name = waiting(town)
    town.act("approve", name, "mayor.two", "2026-04-02T23:50", "mayor")
    town.release(name, "2026-04-02", "23:55")
    control = town.control()
    assert words(control)["PO-012"] == "1.1 in force"


@pytest.mark.parametrize(
    ("row", "absence", "fault"),
    [
        pytest.param(
            "",
            "",
            "deputy: {person} is no deputy of {of} in the office {office}",
            id="no deputy at all",
        ),
        pytest.param(
            "from: 2026-01-01, until: 2026-03-31",
            "",
            "deputy: {person} was not deputy of {of} on {day}",
            id="out of term",
        ),
        pytest.param(
            "from: 2026-01-01, until: null, kinds: [policy]",
            "",
            "deputy: {person} does not deputise for {of} in documents of kind {kind}",
            id="out of scope",
        ),
        pytest.param(
            f"from: 2026-01-01, until: null, {PAPERS}",
            "",
            "deputy: {of} was not absent on {day}, and deputising is for absence",
            id="beside the present holder",
        ),
        pytest.param(
            f"from: 2026-01-01, until: null, {PAPERS}",
            f"{{person: {MAYOR}, from: 2026-04-04, until: 2026-04-20}}",
            "deputy: {of} was not absent on {day}, and deputising is for absence",
            id="out of the absence",
        ),
    ],
)
def test_a_deputy_signs_in_his_term_scope_and_absence_only(
    tmp_path: Path, row: str, absence: str, fault: str
) -> None:
    named = f"{{office: mayor, of: {MAYOR}, to: {DEPUTY}, {row}}}" if row else ""
    town = deputised(tmp_path, named, absence)
    name = waiting(town)
    digest = town.act(
        "approve", name, DEPUTY, "2026-04-03T09:00", "mayor", acting_for=MAYOR
    )
    assert_in_vain(town, name, digest, fault)


def test_a_deputy_cannot_deputise_on(tmp_path: Path) -> None:
    rows = (
        f"{{office: mayor, of: {MAYOR}, to: {DEPUTY}, from: 2026-01-01, until: null}}, "
        f"{{office: mayor, of: {DEPUTY}, to: {HEAD}, from: 2026-01-01, until: null}}"
    )
    town = deputised(tmp_path, rows)
    name = waiting(town)
    digest = town.act(
        "approve", name, HEAD, "2026-04-03T09:00", "mayor", acting_for=DEPUTY
    )
    fault = "deputy: {of} did not hold the office {office} on {day}: nobody to act for"
    assert_in_vain(town, name, digest, fault)


def test_a_deputy_signs_until_the_absent_one_signs_again(tmp_path: Path) -> None:
    """An old deputising without conditions does not open the door again."""
    rows = (
        f"{{office: mayor, of: {MAYOR}, to: {DEPUTY}, from: 2025-01-01, "
        "until: 2025-02-01}, "
        f"{{office: mayor, of: {MAYOR}, to: {DEPUTY}, from: 2026-01-01, until: null, "
        f"{PAPERS}}}"
    )
    absence = f"{{person: {MAYOR}, from: 2026-04-01, until: 2026-05-20}}"
    town = deputised(tmp_path, rows, absence)
    first = waiting(town)
    deputy = town.act(
        "approve", first, DEPUTY, "2026-04-03T09:00", "mayor", acting_for=MAYOR
    )
    town.release(first, "2026-04-03")
    town.act("witness", [], MAYOR, "2026-04-04T09:00", "mayor")
    second = waiting(town, "2026-04-05", revision=2)
    late = town.act(
        "approve", second, DEPUTY, "2026-04-06T09:00", "mayor", acting_for=MAYOR
    )
    release = town.release(second, "2026-04-06")
    control = town.control()
    assert told(control, deputy) == set()
    assert told(control, late) == {
        "deputy: {of} had signed again, and needed no deputy any more"
    }
    assert MISSING in told(control, release)
    assert words(control)["PO-012"] == "1.1 in review"


def test_nobody_approves_his_own_text(tmp_path: Path) -> None:
    offices = person(MAYOR, ["mayor", "registry"])
    town = Town(tmp_path, who=people({MAYOR: offices}))
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, MAYOR, "2026-04-02T09:00", "registry")
    town.act("approve", name, HEAD, "2026-04-02T10:00", HEAD_OFFICE, step="checked")
    town.act("approve", name, CHAIR, "2026-04-02T11:00", COMMISSION, step="endorsed")
    town.act("approve", name, MAYOR, "2026-04-02T12:00", "mayor")
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert "separation: {person} is both {first} and {second}" in told(control, release)
    assert words(control)["PO-012"].startswith("1.0")


def test_an_author_s_approval_hurts_nothing_beside_an_independent_one(
    tmp_path: Path,
) -> None:
    offices = person(MAYOR, ["mayor", "registry"])
    second = person("mayor.two", ["mayor"])
    town = Town(tmp_path, who=people({MAYOR: offices}, more=second))
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, MAYOR, "2026-04-02T09:00", "registry")
    town.act("approve", name, HEAD, "2026-04-02T10:00", HEAD_OFFICE, step="checked")
    town.act("approve", name, CHAIR, "2026-04-02T11:00", COMMISSION, step="endorsed")
    town.act("approve", name, MAYOR, "2026-04-02T12:00", "mayor")
    town.act("approve", name, "mayor.two", "2026-04-02T12:30", "mayor")
    town.release(name, "2026-04-02")
    assert words(town.control())["PO-012"] == "1.1 in force"


def test_a_waiver_joins_two_parts_for_the_texts_that_it_names(
    tmp_path: Path,
) -> None:
    rules = profile().replace("waive: [mayor]", "waive: [secretary-general]")
    offices = person(MAYOR, ["mayor", "registry"])
    town = Town(tmp_path, who=people({MAYOR: offices}), rules=rules)
    names = [
        town.office.submit("PO-012", revision=1),
        town.office.submit("PO-013", revision=1),
    ]
    for name in names:
        town.act("submit", name, MAYOR, "2026-04-02T09:00", "registry")
        town.act("approve", name, HEAD, "2026-04-02T10:00", HEAD_OFFICE, step="checked")
        town.act(
            "approve", name, CHAIR, "2026-04-02T11:00", COMMISSION, step="endorsed"
        )
        town.act("approve", name, MAYOR, "2026-04-02T12:00", "mayor")
    town.act(
        "waive",
        names[0],
        CHAIR,
        "2026-04-02T12:20",
        "secretary-general",
        reason="clerk on leave",
        waives=["prepared", "approved"],
    )
    for name in names:
        town.release(name, "2026-04-02")
    found = words(town.control())
    assert found["PO-012"] == "1.1 in force"
    assert found["PO-013"].startswith("1.0")


def test_nobody_waives_for_himself(tmp_path: Path) -> None:
    offices = person(MAYOR, ["mayor", "registry"])
    town = Town(tmp_path, who=people({MAYOR: offices}))
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, MAYOR, "2026-04-02T09:00", "registry")
    town.act("approve", name, HEAD, "2026-04-02T10:00", HEAD_OFFICE, step="checked")
    town.act("approve", name, CHAIR, "2026-04-02T11:00", COMMISSION, step="endorsed")
    town.act("approve", name, MAYOR, "2026-04-02T12:00", "mayor")
    town.act(
        "waive",
        name,
        MAYOR,
        "2026-04-02T12:20",
        "mayor",
        reason="I may",
        waives=["prepared", "approved"],
    )
    release = town.release(name, "2026-04-02")
    control = town.control()
    assert "separation: {person} is both {first} and {second}" in told(control, release)


def test_release_publish_and_adopt_belong_to_the_controller(town: Town) -> None:
    name = waiting(town)
    town.act("approve", name, MAYOR, "2026-04-03T09:00", "mayor")
    digest = town.release(name, "2026-04-03", who=HEAD, office=HEAD_OFFICE)
    control = town.control()
    assert "office: governance does not let the office {office} do this: {act}" in told(
        control, digest
    )
    assert words(control)["PO-012"] == "1.0 approved"


def test_a_submitter_signs_the_first_step_only(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1)
    digest = town.act(
        "submit", name, MAYOR, "2026-04-02T09:00", "mayor", step="approved"
    )
    assert told(town.control(), digest) == {
        "steps: who puts a text up signs the step prepared only"
    }


def test_one_person_in_two_offices_signs_each_step_once(town: Town) -> None:
    """The controller may release his own text: release is no approval."""
    name = town.office.submit("PO-013", revision=1)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
    for _ in range(2):
        town.act("approve", name, HEAD, "2026-04-02T10:00", HEAD_OFFICE, step="checked")
    town.act("approve", name, CHAIR, "2026-04-02T11:00", COMMISSION, step="endorsed")
    town.act("approve", name, MAYOR, "2026-04-02T12:00", "mayor")
    town.release(name, "2026-04-02")
    assert words(town.control())["PO-013"] == "1.1 in force"
