"""What counts as weaker: of who must sign, and of who must differ."""

from __future__ import annotations

from datetime import date

import pytest

from qms.model.change.change import Change, Laws
from qms.model.change.touched import State, Touched
from qms.model.change.weakened import A_METHOD, A_SEPARATION, A_STEP, weakened
from qms.model.house import House
from qms.model.profile import Profile
from qms.model.register import PROFILE_PATH
from qms.store.yaml import read_yaml

DAY = date(2026, 11, 22)


def laws(kind: str) -> Laws:
    fields, flaws = read_yaml(f"kinds:\n  procedure: {{{kind}}}\n")
    assert not flaws
    return Laws(House(Profile(fields)))


def told(before: str, after: str) -> list[str]:
    state = State("100644", "", lambda: b"")
    touched = (Touched(PROFILE_PATH, state, state),)
    change = Change(DAY, touched, laws(before), laws(after))
    return [what for _place, _kind, what in weakened(change)]


def steps(*offices: str) -> str:
    rows = (f"{{step: s{n}, office: {each}}}" for n, each in enumerate(offices))
    return f"steps: [{', '.join(rows)}]"


@pytest.mark.parametrize(
    ("before", "after", "is_weaker"),
    [
        pytest.param(["a"], ["a"], False, id="the same"),
        pytest.param(["a"], ["b"], True, id="another office"),
        pytest.param(["a", "b"], ["a"], True, id="a step less"),
        pytest.param(["a"], ["a", "b"], False, id="a step more"),
        pytest.param(["a"], ["{any_of: [a, b]}"], True, id="a choice of one more"),
        pytest.param(["a"], ["{all_of: [a, b]}"], False, id="both"),
        pytest.param(["{all_of: [a, b]}"], ["a"], True, id="one of both"),
        pytest.param(["{any_of: [a, b]}"], ["a"], False, id="one named of a choice"),
        pytest.param(
            ["{any_of: [a, b]}"], ["{any_of: [a, b, c]}"], True, id="a wider choice"
        ),
        pytest.param(
            ["{any_of: [a, b, c], count: 2}"],
            ["{any_of: [a, b, c], count: 1}"],
            True,
            id="fewer of a choice",
        ),
        pytest.param(
            ["{any_of: [a, b], count: 1}"],
            ["{any_of: [a, b], count: 2}"],
            False,
            id="more of a choice",
        ),
        pytest.param(["{any_of: [a, b]}"], ["c"], True, id="somebody else"),
        pytest.param(["a"], ["null"], True, id="nobody"),
    ],
)
def test_steps(before: list[str], after: list[str], is_weaker: bool) -> None:
    found = told(steps(*before), steps(*after))
    assert found == ([A_STEP] if is_weaker else [])


@pytest.mark.parametrize(
    ("before", "after", "is_weaker"),
    [
        pytest.param("[[a, b, error]]", "[[b, a, error]]", False, id="the other way"),
        pytest.param("[[a, b, error]]", "[[a, b]]", False, id="an error by default"),
        pytest.param("[[a, b, error]]", "[[a, b, warning]]", True, id="a warning"),
        pytest.param("[[a, b, warning]]", "[[a, b, error]]", False, id="an error now"),
        pytest.param("[[a, b, warning]]", "[]", True, id="gone"),
        pytest.param("[]", "[[a, b]]", False, id="new"),
        pytest.param("[a]", "[[a]]", False, id="none of them one"),
    ],
)
def test_separations(before: str, after: str, is_weaker: bool) -> None:
    found = told(f"separate: {before}", f"separate: {after}")
    assert found == ([A_SEPARATION] if is_weaker else [])


@pytest.mark.parametrize(
    ("before", "after", "is_weaker"),
    [
        pytest.param("methods: [ssh]", "methods: [ssh, paper]", True, id="paper too"),
        pytest.param("methods: [ssh]", "", True, id="any way"),
        pytest.param("methods: [ssh, paper]", "methods: [ssh]", False, id="a way less"),
        pytest.param("", "methods: [qes]", False, id="one way alone"),
    ],
)
def test_ways_of_signing(before: str, after: str, is_weaker: bool) -> None:
    assert told(before, after) == ([A_METHOD] if is_weaker else [])


def test_a_kind_that_is_gone_guards_nothing() -> None:
    assert told("steps: [{step: a, office: b}]", "") == [A_STEP]
