"""A list that is too long for one page stands on several, and nothing of it is lost."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

import pytest

from qms.site import claims, parts
from qms.site.lists.table import list_leaves
from qms.site.parts import Group, parts_of
from qms.store.site_folder import SUMS
from tests.site.page_read import Page, read
from tests.site.site_made import INTERNAL, leaves, page, town_site

MOST, PORTION = 4_000, 2_500
LISTS = ("documents", "offices", "processes", "reviews", "clauses", "glossary")
INSIDE = ("waiting", "findings")


@dataclass(frozen=True)
class Short:
    """The Romanian lists of a site where a page bears little, and all that it has."""

    pages: Mapping[str, Page]
    paths: Set[str]


@pytest.fixture(scope="module")
def short() -> Short:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST", MOST)
        patch.setattr(parts, "PORTION", PORTION)
        patch.setattr(claims, "FEW", 1)
        found = {each.path: each for each in list_leaves(town_site(INTERNAL))}
        pages = {
            path: read(each.make().decode())
            for path, each in found.items()
            if path.startswith("ro/")
        }
    return Short(pages, {*found, *leaves(INTERNAL), SUMS})


def targets(path: str, shown: Page) -> Iterator[tuple[str, str]]:
    """The pages of the site to which a page leads, each with its anchor."""
    for each in shown.all("a"):
        address, _mark, anchor = each.get("href", "").partition("#")
        if ":" not in address:
            folder = posixpath.dirname(path)
            place = posixpath.normpath(posixpath.join(folder, address))
            yield (place if address else path), anchor


def below(short: Short, name: str) -> list[str]:
    """The parts to which a list leads."""
    home = f"ro/{name}.html"
    folder = "ro/kinds/" if name == "documents" else f"ro/{name}/"
    found = (target for target, _anchor in targets(home, short.pages[home]))
    return sorted({each for each in found if each.startswith(folder)})


@pytest.mark.parametrize("name", LISTS)
def test_a_list_leads_to_all_its_parts_and_they_lead_back(
    short: Short, name: str
) -> None:
    found = below(short, name)
    folder = "ro/kinds/" if name == "documents" else f"ro/{name}/"
    assert len(found) > 1
    assert found == sorted(each for each in short.pages if each.startswith(folder))
    for path in found:
        ways = [target for target, _anchor in targets(path, short.pages[path])]
        assert f"ro/{name}.html" in ways


def test_every_way_between_lists_and_their_parts_holds(short: Short) -> None:
    for path, shown in short.pages.items():
        assert (shown.faults, shown.open, len(shown.all("h1"))) == ([], [], 1), path
        ids = shown.values("id")
        assert len(ids) == len(set(ids)), path
        for target, anchor in targets(path, shown):
            assert target in short.paths, (path, target)
            if anchor and target in short.pages:
                assert anchor in short.pages[target].values("id"), (
                    path,
                    target,
                    anchor,
                )


@pytest.mark.parametrize("name", LISTS)
def test_nothing_of_a_list_is_lost_in_its_parts(short: Short, name: str) -> None:
    def documents(path: str, shown: Page) -> set[str]:
        found = {target for target, _anchor in targets(path, shown)}
        return {each for each in found if each.startswith("ro/documents/")}

    home = f"ro/{name}.html"
    parted = set().union(
        *(documents(each, short.pages[each]) for each in below(short, name))
    )
    assert documents(home, page(home, INTERNAL)) == parted | documents(
        home, short.pages[home]
    )


@cache
def towns() -> frozenset[str]:
    return frozenset(leaves(INTERNAL))


@pytest.mark.parametrize("name", [*LISTS, *INSIDE])
def test_a_small_office_has_one_page_of_each(name: str) -> None:
    folder = "ro/kinds/" if name == "documents" else f"ro/{name}/"
    assert [each for each in towns() if each.startswith(folder)] == []


def test_names_that_would_be_one_place_are_two() -> None:
    groups = [Group("a b", "", ["x"]), Group("A-b", "", ["y"]), Group("c", "", ["z"])]
    found = parts_of("list", groups, lambda _row: 1)
    assert len({each.path("ro").lower() for each in found}) == 3


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param([1], {"a": (1,)}, id="one"),
        pytest.param([5, 5, 1], {"a-1": (5, 5), "a-2": (1,)}, id="full"),
        pytest.param([99, 1], {"a-1": (99,), "a-2": (1,)}, id="too heavy for any"),
    ],
)
def test_a_portion_is_as_much_as_a_page_bears(
    monkeypatch: pytest.MonkeyPatch,
    weights: list[int],
    expected: dict[str, tuple[int, ...]],
) -> None:
    monkeypatch.setattr(parts, "PORTION", 10)
    found = parts_of("list", [Group("a", "A", weights)], lambda row: row)
    assert {each.name: each.rows for each in found} == expected
