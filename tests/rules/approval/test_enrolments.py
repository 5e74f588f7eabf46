"""A key that only one hand put into the file is told; one that two stand for is not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from qms.actions.validate import validate
from qms.reports.sentence import remedy, sentence
from tests.example_tree import lay_example

DAY = date(2026, 11, 22)
PEOPLE = "governance/people.yaml"
WITNESS = re.compile(r"witness: [a-z.]+")
SIGNATURE = re.compile(r", signature: [A-Za-z0-9+/=]+")
GOVERNANCE = "on 2026-02-10\n"
MARY, PAUL = "stone.mary", "brook.paul"
UNSIGNED = "it has signed nothing yet, not even its own enrolment"
UNCONFIRMED = "nobody else has confirmed its fingerprint"


def told(root: Path) -> dict[str, str]:
    """What is told of each person's key."""
    found = [each for each in validate(root, DAY).findings if each.code == "QMS217"]
    return {str(each.values["person"]): str(each.values["trouble"]) for each in found}


def changed(root: Path, person: str, pattern: re.Pattern[str], new: str) -> None:
    """Change something in the row of a person's key."""
    path = root / PEOPLE
    before, mark, after = path.read_text("utf-8").partition(f"- id: {person}\n")
    path.write_text(before + mark + pattern.sub(new, after, count=1), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree whose governance Mary has signed, and Paul has not."""
    return lay_example(tmp_path, "acts", GOVERNANCE)


def test_keys_that_two_stand_for_are_not_told(root: Path) -> None:
    assert told(root) == {}


@pytest.mark.parametrize(
    ("pattern", "new", "trouble"),
    [
        pytest.param(SIGNATURE, "", UNSIGNED, id="not signed"),
        pytest.param(SIGNATURE, ", signature: AAAA", UNSIGNED, id="signed by nobody"),
        pytest.param(WITNESS, "witness: {self}", UNCONFIRMED, id="by the owner alone"),
        pytest.param(WITNESS, "witness: no.body", UNCONFIRMED, id="by nobody known"),
        pytest.param(WITNESS, "witness: null", UNCONFIRMED, id="by nobody"),
    ],
)
def test_a_key_of_one_hand_is_told(
    root: Path, pattern: re.Pattern[str], new: str, trouble: str
) -> None:
    changed(root, PAUL, pattern, new.format(self=PAUL))
    assert told(root) == {PAUL: trouble}


def test_what_signed_an_act_is_in_its_owners_hand(root: Path) -> None:
    changed(root, MARY, SIGNATURE, "")
    assert told(root) == {}


def test_a_key_that_has_ended_is_left_alone(root: Path) -> None:
    changed(root, PAUL, SIGNATURE, "")
    changed(root, PAUL, re.compile("until: 2028"), "until: 2026")
    assert told(root) == {}


def test_it_is_told_what_to_do(root: Path) -> None:
    changed(root, MARY, WITNESS, f"witness: {MARY}")
    report = validate(root, DAY)
    (found,) = [each for each in report.findings if each.code == "QMS217"]
    card = report.cards["QMS217"]
    assert f"a key of {MARY} is not enrolled as it must be" in sentence(card, found)
    assert f"qms key add {MARY} FILE.pub --witness PERSON" in remedy(card, found)
