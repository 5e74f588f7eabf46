"""Paper counts as much as a key, where somebody independent says what it bears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.attacks.town import (
    CHAIR,
    CLERK,
    HEAD,
    MAYOR,
    QUALITY,
    REGISTRAR,
    TODAY,
    Town,
    people,
    person,
    told,
    words,
)

MISSING = "steps: the step {step} was not signed by {offices}"


def paper(**fields: Any) -> dict[str, Any]:
    """What is vouched for: the mayor's signature on a sheet."""
    who = {"person": MAYOR, "office": "mayor", "step": "approved", "opinion": None}
    return {
        "method": "paper",
        "act": "approve",
        "signatories": [who | fields.pop("who", {})],
        "signed_on": "2026-04-02",
        "archive_no": "1234/2026",
        **fields,
    }


def waiting(town: Town) -> str:
    """A revision of PO-012 that only the mayor has still to sign."""
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    return name


def vouch(
    town: Town,
    name: str,
    evidence: dict[str, Any],
    who: str = REGISTRAR,
    office: str = "registrar",
    **more: Any,
) -> str:
    return town.act(
        "vouch", name, who, "2026-04-03T09:00", office, evidence=evidence, **more
    )


def test_paper_fills_a_step_and_tells_when_it_was_entered(town: Town) -> None:
    name = waiting(town)
    vouch(town, name, paper())
    town.release(name, "2026-04-03")
    status = town.status("PO-012")
    assert (status.label, status.word) == ("1.1", "in force")
    assert status.in_force
    (fill,) = [each for each in status.in_force.fills if each.voucher]
    assert (fill.voucher, fill.person, fill.method) == (REGISTRAR, MAYOR, "paper")
    assert (str(fill.day), fill.archive_no) == ("2026-04-02", "1234/2026")


def test_one_sheet_may_bear_every_signature(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
    rows = [
        {"person": HEAD, "office": "public-relations-head", "step": "checked"},
        {"person": CHAIR, "office": "monitoring-commission", "step": "endorsed"},
        {"person": MAYOR, "office": "mayor", "step": "approved"},
    ]
    vouch(town, name, paper(signatories=rows))
    town.release(name, "2026-04-03")
    assert words(town.control())["PO-012"] == "1.1 in force"


@pytest.mark.parametrize(
    ("who", "office", "evidence", "fault"),
    [
        pytest.param(
            CLERK,
            "registry",
            paper(),
            "separation: {person} put the text up, and cannot vouch for it",
            id="the author",
        ),
        pytest.param(
            HEAD,
            "public-relations-head",
            paper(),
            "office: governance does not let the office {office} do this: {act}",
            id="one without standing",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            paper(signed_on="2026-04-04"),
            "time: the paper bears {day}, a day after it was entered",
            id="a day in the future",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            paper(signed_on="2026-04-01"),
            "time: the paper bears {day}, a day before the text was put up",
            id="a paper older than the text",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            paper(who={"person": HEAD}),
            "office: {person} never held the office {office}",
            id="a signatory without the office",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            paper(who={"office": "registrar", "person": REGISTRAR}),
            "separation: nobody vouches for his own signature",
            id="his own signature",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            paper(who={"step": "endorsed"}),
            "office: the step {step} is not the office {office}'s to sign",
            id="another step",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            paper(act="sign"),
            "form: nobody can vouch for {act}",
            id="an act that is none",
        ),
        pytest.param(
            REGISTRAR,
            "registrar",
            None,
            "form: it does not say what it vouches for",
            id="nothing",
        ),
    ],
)
def test_a_vouching_without_standing_fills_nothing(
    town: Town, who: str, office: str, evidence: Any, fault: str
) -> None:
    name = waiting(town)
    digest = vouch(town, name, evidence, who, office)
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert fault in told(control, digest)
    assert MISSING in told(control, release)
    assert words(control)["PO-012"] == "1.0 in review"
    assert words(control)["PO-013"] == "1.0 in force"


def test_who_releases_does_not_vouch(town: Town) -> None:
    name = waiting(town)
    vouch(town, name, paper(), QUALITY, "quality-officer")
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert "separation: {person} is both {first} and {second}" in told(control, release)
    assert words(control)["PO-012"].startswith("1.0")


def test_who_releases_may_vouch_where_the_mayor_waived_it(town: Town) -> None:
    name = waiting(town)
    vouch(town, name, paper(), QUALITY, "quality-officer")
    town.act(
        "waive",
        name,
        MAYOR,
        "2026-04-03T10:00",
        "mayor",
        reason="one clerk is left",
        waives=["release", "vouch"],
    )
    town.release(name, "2026-04-03")
    assert words(town.control())["PO-012"] == "1.1 in force"


def test_the_author_s_vouching_is_waived_by_nobody(tmp_path: Path) -> None:
    both = person(CLERK, ["registry", "registrar"])
    town = Town(tmp_path, who=people({CLERK: both}))
    name = waiting(town)
    digest = vouch(town, name, paper(), CLERK)
    town.act(
        "waive",
        name,
        MAYOR,
        "2026-04-03T10:00",
        "mayor",
        reason="one clerk is left",
        waives=["prepared", "vouch"],
    )
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert "separation: {person} put the text up, and cannot vouch for it" in told(
        control, digest
    )
    assert MISSING in told(control, release)


@pytest.mark.parametrize("act", ["return", "release", "withdraw", "confirm"])
def test_only_a_vouched_approval_fills_a_step(town: Town, act: str) -> None:
    name = waiting(town)
    vouch(town, name, paper(act=act), reason="as the sheet says")
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert MISSING in told(control, release)
    assert words(control)["PO-012"].startswith("1.0")


def test_a_return_on_paper_is_a_return(town: Town) -> None:
    name = waiting(town)
    vouch(town, name, paper(act="return"), reason="article 3 is wrong")
    town.act("approve", name, MAYOR, "2026-04-03T10:00", "mayor")
    release = town.release(name, "2026-04-03")
    control = town.control()
    assert told(control, release) == {"return: it had been returned by {person}"}
    assert words(control)["PO-012"] == "1.0 returned"


def test_the_act_of_a_body_may_precede_and_needs_no_person(town: Town) -> None:
    name = waiting(town)
    body = paper(
        method="act",
        who={"person": None},
        signed_on="2026-03-15",
        body="Consiliul Local",
        number="HCL 12/2026",
    )
    vouch(town, name, body)
    town.release(name, "2026-04-03")
    assert words(town.control())["PO-012"] == "1.1 in force"


def test_paper_goes_by_its_day_in_the_order_of_steps(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry")
    vouch(town, name, paper())
    for who, step, office, at in (
        (HEAD, "checked", "public-relations-head", "2026-04-05T10:00"),
        (CHAIR, "endorsed", "monitoring-commission", "2026-04-05T11:00"),
    ):
        town.act("approve", name, who, at, office, step=step)
    release = town.release(name, "2026-04-05")
    assert "order: the step {later} was signed before the step {earlier}" in told(
        town.control(), release
    )


def test_a_method_that_the_kind_does_not_allow_is_refused(town: Town) -> None:
    rules = (town.text(town.governance, "profile.yaml")).read_text(encoding="utf-8")
    bare = rules.replace("methods: [ssh, paper, act, qes]", "methods: [ssh]")
    other = Town(town.root / "other", rules=bare)
    name = waiting(other)
    digest = vouch(other, name, paper())
    assert "steps: its kind may not be approved by method {method}" in told(
        other.control(), digest
    )


def test_an_office_that_lives_on_paper_is_controlled_as_well(tmp_path: Path) -> None:
    """Only who puts up, vouches and releases holds a key that signs."""
    town = Town(tmp_path)
    name = town.office.submit("PO-014")
    town.act("submit", name, CLERK, "2026-04-01T09:00", "registry", step=None)
    rows = [
        {"person": CLERK, "office": "registry", "step": "prepared"},
        {"person": HEAD, "office": "public-relations-head", "step": "checked"},
        {"person": CHAIR, "office": "monitoring-commission", "step": "endorsed"},
        {"person": MAYOR, "office": "mayor", "step": "approved"},
    ]
    vouch(town, name, paper(signatories=rows))
    town.release(name, "2026-04-03")
    status = town.status("PO-014", day=TODAY)
    assert (status.label, status.word) == ("1.0", "in force")
