"""Keys, offices and deputies that come with a change, and who signs with them in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qms.actions.check import Asked, check
from tests.actions.town import commit, git
from tests.approval_tree import key
from tests.attacks.town import (
    CHAIR,
    CLERK,
    DEPUTY,
    HEAD,
    MAYOR,
    NOW,
    QUALITY,
    Town,
    people,
    person,
    profile,
)

DAY = date(2026, 11, 22)
KEYS = [key(HEAD), key("new")]
NEW_KEY = people({HEAD: person(HEAD, ["public-relations-head"], keys=KEYS)})
DEPUTISED = people() + (
    f"deputies: [{{office: mayor, of: {MAYOR}, to: {DEPUTY}, from: 2026-01-01}}]\n"
)
HEAD_IS_CHAIR = people(
    {HEAD: person(HEAD, ["public-relations-head", "monitoring-commission"])}
)
OWN_KEY = people(
    {QUALITY: person(QUALITY, ["quality-officer"], keys=[key(QUALITY), key("own")])}
)
OLD_ACTORS = "release: [quality-officer]"
ALL_RELEASE = profile().replace(OLD_ACTORS, "release: [quality-officer, mayor]")
MAYOR_IS_REGISTRAR = people({MAYOR: person(MAYOR, ["mayor", "registrar"])})


def prepared(town: Town) -> str:
    """A revision that its owner put up."""
    name = town.office.submit("PO-013", revision=1)
    town.act("submit", name, CLERK, "2026-05-04T09:00", "registry", step="prepared")
    return name


def with_a_new_key(town: Town) -> None:
    town.govern_well("2026-05-03", who=NEW_KEY)
    sign(town, HEAD, "checked", "public-relations-head", key="new")


def with_the_old_key(town: Town) -> None:
    town.govern_well("2026-05-03", who=NEW_KEY)
    sign(town, HEAD, "checked", "public-relations-head")


def in_a_new_office(town: Town) -> None:
    town.govern_well("2026-05-03", who=HEAD_IS_CHAIR)
    sign(town, HEAD, "endorsed", "monitoring-commission")


def in_an_old_office(town: Town) -> None:
    town.govern_well("2026-05-03", who=HEAD_IS_CHAIR)
    sign(town, CHAIR, "endorsed", "monitoring-commission")


def as_a_new_deputy(town: Town) -> None:
    town.govern_well("2026-05-03", who=DEPUTISED)
    sign(town, DEPUTY, "approved", "mayor", acting_for=MAYOR)


def a_key_of_ones_own(town: Town) -> None:
    town.govern_well("2026-05-03", who=OWN_KEY)


def an_office_of_ones_own(town: Town) -> None:
    town.govern_well("2026-05-03", who=MAYOR_IS_REGISTRAR)


def with_a_new_right(town: Town) -> None:
    released_by(town, MAYOR, "mayor")


def with_an_old_right(town: Town) -> None:
    released_by(town, QUALITY, "quality-officer")


def released_by(town: Town, who: str, office: str) -> None:
    """A release under rules by which the mayor may release, too."""
    assert OLD_ACTORS in profile()
    town.govern_well("2026-05-03", rules=ALL_RELEASE)
    name = prepared(town)
    for at, signer, step in (
        ("10:00", HEAD, "checked"),
        ("11:00", CHAIR, "endorsed"),
        ("12:00", MAYOR, "approved"),
    ):
        held = {HEAD: "public-relations-head", CHAIR: "monitoring-commission"}
        town.act(
            "approve",
            name,
            signer,
            f"2026-05-04T{at}",
            held.get(signer, "mayor"),
            step=step,
        )
    day = {name: "2026-05-04"}
    town.act("release", name, who, "2026-05-04T13:00", office, effective=day)


def sign(town: Town, who: str, step: str, office: str, **more: str) -> None:
    name = prepared(town)
    town.act("approve", name, who, "2026-05-04T10:00", office, step=step, **more)


@pytest.mark.parametrize(
    ("deed", "gift"),
    [
        pytest.param(with_a_new_key, "a key", id="a new key"),
        pytest.param(with_the_old_key, "", id="the old key, beside a new one"),
        pytest.param(in_a_new_office, "the office {office}", id="a new office"),
        pytest.param(in_an_old_office, "", id="an old office"),
        pytest.param(
            as_a_new_deputy, "deputising as {office} for {of}", id="a new deputy"
        ),
        pytest.param(
            with_a_new_right, "the right to {act} in the office {office}", id="a right"
        ),
        pytest.param(with_an_old_right, "", id="an old right"),
        pytest.param(a_key_of_ones_own, "", id="a key of who puts the governance up"),
        pytest.param(
            an_office_of_ones_own,
            "the office {office}, by the very governance that is approved here",
            id="an office of who approves the governance",
        ),
    ],
)
def test_what_is_given_is_not_used_in_one_change(
    tmp_path: Path, deed: Callable[[Town], None], gift: str
) -> None:
    town = Town(tmp_path)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    deed(town)
    report = check(tmp_path, DAY, NOW, Asked(base="HEAD"))
    found = [each.values["gift"] for each in report.findings if each.code == "QMS715"]
    assert found == ([gift] if gift else [])
    assert {each.code for each in report.findings} <= {"QMS715"}


def test_what_was_given_in_an_earlier_change_may_be_used(tmp_path: Path) -> None:
    town = Town(tmp_path)
    git(tmp_path, "init", "--quiet")
    town.govern_well("2026-05-03", who=NEW_KEY)
    commit(tmp_path)
    sign(town, HEAD, "checked", "public-relations-head", key="new")
    assert check(tmp_path, DAY, NOW, Asked(base="HEAD")).findings == ()


def test_the_first_governance_gives_everything(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "empty")
    Town(tmp_path)
    report = check(tmp_path, DAY, NOW, Asked(base="HEAD"))
    assert report.findings == ()
    assert report.compared is not None
    assert report.compared.acts > 10
