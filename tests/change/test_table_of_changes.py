"""Changes made with real git on the model town: what each is told, and where."""

from __future__ import annotations

import pytest

from tests.change.guilty import GUILTY, Case
from tests.change.innocent import INNOCENT
from tests.change.town import Deed, Seen, Town, lay

# the same change is seen in the working tree, staged, and as a commit: by turns
WAYS = ("working", "staged", "commit")


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town, made once."""
    return lay(tmp_path_factory.mktemp("changes") / "town")


@pytest.fixture
def town(laid: Town) -> Town:
    """The town as it is on its main branch."""
    laid.reset()
    return laid


def seen_in(town: Town, way: str) -> tuple[int, list[Seen]]:
    """Verdict and findings of what stands in the working tree."""
    words = ["--base", "main"]
    if way == "staged":
        town.git("add", "--all")
        words += ["--staged"]
    elif way == "commit":
        town.git("switch", "--quiet", "--force-create", "change")
        words += ["--head", town.commit()]
    code, found, _report = town.seen(*words)
    return code, found


def test_there_are_as_many_innocent_as_guilty() -> None:
    assert len(GUILTY) + len(INNOCENT) >= 60
    assert len(INNOCENT) >= len(GUILTY) // 2


@pytest.mark.parametrize(
    ("case", "way"),
    [
        pytest.param(case, WAYS[number % len(WAYS)], id=name)
        for number, (name, case) in enumerate(GUILTY.items())
    ],
)
def test_what_may_not_be_is_told(town: Town, case: Case, way: str) -> None:
    case.deed(town)
    wanted = sorted(told.at(town) for told in case.told)
    code, found = seen_in(town, way)
    found.sort()
    assert [seen[:2] for seen in found] == [told[:2] for told in wanted], found
    for told, seen in zip(wanted, found, strict=True):
        assert (told.line in seen.line) if told.line else not seen.line
    assert code == case.verdict


@pytest.mark.parametrize(
    ("deed", "way"),
    [
        pytest.param(deed, WAYS[number % len(WAYS)], id=name)
        for number, (name, deed) in enumerate(INNOCENT.items())
    ],
)
def test_what_may_be_is_not_told(town: Town, deed: Deed, way: str) -> None:
    deed(town)
    assert seen_in(town, way) == (0, [])
