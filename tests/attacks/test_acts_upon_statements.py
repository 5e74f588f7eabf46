"""An act upon statements speaks of its governance, by who may, and of nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.approval_tree import key
from tests.attacks.town import (
    CLERK,
    DEPUTY,
    HEAD,
    MAYOR,
    QUALITY,
    Town,
    alarms,
    people,
    told,
    words,
)

OTHERS = "subject: it speaks of {name}, and may speak of its governance only"
NAMELESS = "subject: it does not say under which governance it acts"
URGENT = {"by": "mayor", "reason": "flood", "expires": "2026-05-01"}
DEPUTY_ROW = "{office: mayor, of: szabo.maria, to: munteanu.radu, from: 2026-01-01"


def urgent(town: Town) -> str:
    """A revision that the mayor alone allowed, released; the release."""
    name = town.office.submit("PO-012", revision=1, emergency=URGENT)
    town.act("submit", name, CLERK, "2026-04-02T09:00", "registry", step="prepared")
    town.act("approve", name, MAYOR, "2026-04-02T10:00", "mayor")
    return town.release(name, "2026-04-02", "11:00")


def upon(town: Town, act: str, subjects: Any) -> str:
    """An act upon statements over some subjects: in order but for these."""
    if act == "revoke":
        more: dict[str, Any] = {"since": "2026-04-01T08:00:00+03:00", "reason": "lost"}
        more["further"] = {"key": key(HEAD)}
    else:
        approved = town.acts[f"{town.po13} approved"]
        target = approved if act == "disown" else urgent(town)
        more = {"target": [target], "reason": "x"}
    who, office = (QUALITY, "quality-officer") if act == "revoke" else (MAYOR, "mayor")
    if act == "ratify":
        who, office = HEAD, "public-relations-head"
    return town.act(act, subjects, who, "2026-04-20T09:00", office, **more)


@pytest.mark.parametrize("act", ["ratify", "disown", "revoke"])
def test_an_act_upon_statements_speaks_of_no_text(town: Town, act: str) -> None:
    digest = upon(town, act, [town.governance, town.po12])
    assert told(town.control(), digest) == {OTHERS}


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize("act", ["ratify", "disown", "revoke"])
def test_an_act_upon_statements_speaks_of_the_governance_that_it_names(
    town: Town, act: str, is_named: bool
) -> None:
    first = town.governance
    second = town.govern_well("2026-04-01", revision=1)
    digest = upon(town, act, [second if is_named else first])
    assert told(town.control(), digest) == (set() if is_named else {OTHERS})


def test_an_act_upon_statements_without_a_subject_counts_for_nothing(
    town: Town,
) -> None:
    governance, town.office.digests = town.office.digests, {}
    digest = upon(town, "disown", [])
    town.office.digests = governance
    assert told(town.control(), digest) == {NAMELESS}


def test_a_false_revocation_leaves_the_key_alone(town: Town) -> None:
    upon(town, "revoke", [town.po12])
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-05-02")
    assert words(town.control())["PO-012"] == "1.1 in force"


@pytest.mark.parametrize(
    ("limits", "absence", "fault"),
    [
        pytest.param("", "", "", id="a deputy without limits"),
        pytest.param("kinds: [operational-procedure]", "", "", id="of this kind"),
        pytest.param(
            "kinds: [policy]",
            "",
            "deputy: {person} does not deputise for {of} in documents of kind {kind}",
            id="of another kind",
        ),
        pytest.param(
            "only_in_absence: true",
            "",
            "deputy: {of} was not absent on {day}, and deputising is for absence",
            id="beside the present holder",
        ),
        pytest.param(
            "only_in_absence: true", "2026-04-20", "", id="while the holder is away"
        ),
        pytest.param(
            "only_in_absence: true",
            "2026-04-01",
            "deputy: {of} had signed again, and needed no deputy any more",
            id="after the holder signed again",
        ),
    ],
)
def test_a_deputy_ratifies_within_his_deputising(
    tmp_path: Path, limits: str, absence: str, fault: str
) -> None:
    row = f"{DEPUTY_ROW}, until: null{', ' if limits else ''}{limits}}}"
    away = f"{{person: szabo.maria, from: {absence}, until: 2026-04-30}}"
    more = f"deputies: [{row}]\nabsences: [{away if absence else ''}]\n"
    town = Town(tmp_path, who=people() + more)
    release = urgent(town)
    digest = town.act(
        "ratify",
        [town.governance],
        DEPUTY,
        "2026-04-20T10:00",
        "mayor",
        acting_for=MAYOR,
        target=[release],
    )
    assert told(town.control(), digest) == ({fault} if fault else set())


def test_a_deputy_for_texts_revokes_nobodys_key(tmp_path: Path) -> None:
    row = f"{DEPUTY_ROW}, until: null, kinds: [operational-procedure]}}"
    town = Town(tmp_path, who=people() + f"deputies: [{row}]\n")
    digest = town.act(
        "revoke",
        [town.governance],
        DEPUTY,
        "2026-04-20T10:00",
        "mayor",
        acting_for=MAYOR,
        reason="lost",
        since="2026-04-01T08:00:00+03:00",
        further={"key": key(HEAD)},
    )
    assert told(town.control(), digest) == {
        "deputy: {person} does not deputise for {of} in documents of kind {kind}"
    }


def test_the_paper_of_an_author_is_waived_by_nobody(town: Town) -> None:
    name = town.office.submit("PO-012", revision=1)
    town.carry(name, "2026-04-02", but=["approved"], release=False)
    parts = {"reason": "x", "waives": ["prepared", "vouch"]}
    digest = town.act("waive", name, MAYOR, "2026-04-03T09:00", "mayor", **parts)
    assert told(town.control(), digest) == {
        "separation: nobody vouches for the paper of his own text; that is never waived"
    }
    assert len(alarms(town.control())) == 1


def test_nobody_waives_for_himself_through_his_deputy(tmp_path: Path) -> None:
    """The mayor is the author, too; her deputy cannot allow it in her name."""
    row = f"{DEPUTY_ROW}, until: null}}"
    town = Town(tmp_path, who=people() + f"deputies: [{row}]\n")
    name = town.office.submit("PO-012", revision=1)
    town.act("submit", name, MAYOR, "2026-04-02T08:00", "mayor")
    town.carry(name, "2026-04-02", release=False)
    parts = {"reason": "x", "waives": ["prepared", "approved"]}
    at = "2026-04-03T09:00"
    town.act("waive", name, DEPUTY, at, "mayor", acting_for=MAYOR, **parts)
    release = town.release(name, "2026-04-03")
    assert "separation: {person} is both {first} and {second}" in told(
        town.control(), release
    )
