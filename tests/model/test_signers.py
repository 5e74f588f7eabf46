"""Who signs: the words of a profile, turned into offices."""

from __future__ import annotations

import pytest

from qms.model.profile import Profile
from qms.model.signers import Signers, actors_of, signers_of
from qms.store.yaml import read_yaml

PROFILE = Profile(
    read_yaml("offices: {registry: {head: chief}, chief: {head: mayor}, mayor: {}}")[0]
)


@pytest.mark.parametrize(
    ("office", "owner", "expected"),
    [
        pytest.param("mayor", "registry", [(("mayor",), 1)], id="by name"),
        pytest.param("owner", "registry", [(("registry",), 1)], id="owner"),
        pytest.param("head-of-owner", "registry", [(("chief",), 1)], id="head"),
        pytest.param("head-of-owner", "mayor", [(("mayor",), 1)], id="its own head"),
        pytest.param("head-of-owner", "nobody", [(("nobody",), 1)], id="unknown owner"),
        pytest.param("owner", "", [], id="no owner"),
        pytest.param(
            "{all_of: [owner, mayor]}",
            "registry",
            [(("registry",), 1), (("mayor",), 1)],
            id="all of",
        ),
        pytest.param(
            "{any_of: [head-of-owner, mayor], count: 2}",
            "registry",
            [(("chief", "mayor"), 2)],
            id="two of",
        ),
        pytest.param("{any_of: [mayor]}", "registry", [(("mayor",), 1)], id="any of"),
        pytest.param("{}", "registry", [], id="nothing"),
        pytest.param("[a, b]", "registry", [], id="a list"),
    ],
)
def test_signers(office: str, owner: str, expected: list[object]) -> None:
    step, _ = read_yaml(f"office: {office}")
    assert list(signers_of(step, owner, PROFILE)) == expected


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        pytest.param(["a", "b"], [Signers(("a", "b"))], id="any of them"),
        pytest.param(["owner"], [], id="owners differ"),
        pytest.param(["owner", "a"], [], id="an owner may, too"),
        pytest.param([], [], id="nobody"),
    ],
)
def test_actors(offices: list[str], expected: list[Signers]) -> None:
    assert list(actors_of(offices)) == expected
