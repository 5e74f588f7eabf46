"""The start page: what matters first, and everything at most three clicks away."""

from __future__ import annotations

import posixpath
from dataclasses import replace

import pytest

from qms.site.contents import LISTS
from qms.site.list_page import list_html
from qms.site.lists import start
from qms.site.lists.start import View
from qms.site.site import Site
from tests.site.page_read import read
from tests.site.site_made import INTERNAL, leaves, made, page, town_site
from tests.site.test_lists import hidden_in, list_of


def view_of(site: Site, language: str = "ro") -> View:
    return start.view(list_of(site, "index", language))


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_page_is_sound_and_tells_nothing_internal(language: str) -> None:
    path = f"{language}/index.html"
    shown = page(path)
    assert (shown.faults, shown.open, len(shown.all("h1"))) == ([], [], 1)
    ids = shown.values("id")
    assert len(ids) == len(set(ids))
    assert hidden_in(made(path)) == set()


def test_the_policy_speaks_first_in_the_language_of_the_page() -> None:
    policy = view_of(town_site(), "hu").policy
    assert policy is not None
    assert policy.text.text == "Minőségpolitika"
    assert policy.about.text.startswith("Hársmező Polgármesteri Hivatala")
    assert policy.about.text.endswith(".")
    assert "{#" not in policy.about.text


def test_at_most_five_promises_are_shown_with_their_numbers() -> None:
    view = view_of(town_site())
    assert len(view.promises) == 5
    assert view.promise_count > 5
    first = view.promises[0]
    assert first.amount == "20\u00a0de zile"
    assert first.way.address == "documents/CH-01.html#promise.petition-answer"


def test_the_last_five_changes_are_shown_the_newest_first() -> None:
    changes = view_of(town_site()).changes
    assert [each.iso for each in changes] == sorted(
        (each.iso for each in changes), reverse=True
    )
    assert [each.document.id for each in changes][:2] == ["PL-01", "CQ-01"]


def test_every_list_has_its_way_and_its_sentence() -> None:
    assert {each.name for each in LISTS} == set(start.ABOUT)
    inside = len(view_of(town_site(INTERNAL)).lists)
    assert inside == len(LISTS)
    assert len(view_of(town_site()).lists) < inside


def test_what_waits_is_counted_for_the_office_alone() -> None:
    assert view_of(town_site()).waiting_count == 0
    site = town_site(INTERNAL)
    assert site.office is not None
    signs = [each for each in site.office.waiting if each.turn in ("sign", "release")]
    assert view_of(site).waiting_count == len(signs) > 0


def test_a_site_without_policy_charter_and_changes_still_greets() -> None:
    site = town_site()
    bare = replace(
        site,
        publication=replace(site.publication, shelves={}),
        register=replace(site.register, charters=()),
    )
    where = list_of(bare, "index")
    view = start.view(where)
    assert (view.policy, view.charter, view.services, view.changes) == (
        None,
        None,
        (),
        (),
    )
    assert read(list_html(where, start.TEMPLATE, view)).faults == []


def test_everything_is_at_most_three_clicks_away() -> None:
    reached, edge = {"ro/index.html"}, {"ro/index.html"}
    for _click in range(3):
        edge = {
            target
            for path in edge
            for target in targets_of(path)
            if target in leaves() and target not in reached
        }
        reached |= edge
    pages = {
        path for path in leaves() if path.startswith("ro/") and path.endswith(".html")
    }
    assert pages - reached == set()


def targets_of(path: str) -> set[str]:
    """Where the links of a page lead, as paths from the top of the site."""
    if not path.endswith(".html"):
        return set()
    folder = posixpath.dirname(path)
    links = [each.get("href", "") for each in page(path).all("a")]
    return {
        posixpath.normpath(posixpath.join(folder, link.partition("#")[0]))
        for link in links
        if link and ":" not in link and not link.startswith("#")
    }
