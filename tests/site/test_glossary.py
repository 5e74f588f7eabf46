"""The glossary: every definition of a text in force, and where texts disagree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qms.model.card import TermCard
from qms.site.list_page import list_html
from qms.site.lists import glossary
from qms.site.lists.glossary import Term, View
from qms.site.site import Site
from tests.site.page_read import in_words, read
from tests.site.site_made import INTERNAL, made, page, town_site
from tests.site.test_lists import hidden_in, list_of


def defining(terms: dict[str, tuple[TermCard, ...]]) -> Site:
    """The town's site in which documents define these terms and no others."""
    site = town_site()
    shelves = {}
    for name, shelf in site.shelves.items():
        card = shelf.main.card._replace(terms=terms.get(name, ()))
        versions = {
            tag: each._replace(terms=()) for tag, each in shelf.main.versions.items()
        }
        main = replace(shelf.main, card=card, versions=versions)
        shelves[name] = replace(shelf, main=main)
    return replace(site, publication=replace(site.publication, shelves=shelves))


def view_of(site: Site, language: str = "ro") -> View:
    return glossary.view(list_of(site, "glossary", language))


def terms(view: View) -> list[Term]:
    return [
        each for part in view.sections for group in part.letters for each in group.items
    ]


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_page_is_sound_and_tells_nothing_internal(language: str) -> None:
    path = f"{language}/glossary.html"
    shown = page(path)
    assert (shown.faults, shown.open, len(shown.all("h1"))) == ([], [], 1)
    ids = shown.values("id")
    assert len(ids) == len(set(ids))
    inside = [each.get("href", "") for each in shown.all("a")]
    assert {each[1:] for each in inside if each.startswith("#")} <= set(ids)
    assert hidden_in(made(path)) == set()


def test_every_definition_of_a_text_in_force_is_there_once() -> None:
    site = town_site()
    expected = {
        term.term
        for shelf in site.publication.in_force
        for term in shelf.main.card.terms
    }
    found = [each.text for each in terms(view_of(site))]
    assert set(found) == expected
    assert len(found) == len(set(found))
    assert "copie" not in found  # PO-014, which defines it, is not in force


def test_meanings_that_differ_stand_side_by_side_and_it_is_said() -> None:
    site = defining(
        {
            "PO-012": (TermCard("Act", "a paper"), TermCard("zi", "a day")),
            "PO-013": (TermCard("act", "a deed.  "),),
            "PO-020": (TermCard("act", "A deed"), TermCard("zi", "a  day;")),
        }
    )
    view = view_of(site)
    assert [each.text for each in view.disputed] == ["Act"]
    act, day = terms(view)
    assert [each.text for each in act.meanings] == ["a deed.  ", "a paper"]
    assert [one.id for one in act.meanings[0].documents] == ["PO-013", "PO-020"]
    assert [one.id for one in day.meanings[0].documents] == ["PO-012", "PO-020"]
    where = list_of(site, "glossary")
    shown = read(list_html(where, glossary.TEMPLATE, view))
    assert in_words("ro", "Defined differently:") in shown.text
    assert "#term.1" in [each.get("href") for each in shown.all("a")]


def test_terms_of_untranslated_texts_stand_by_themselves_in_their_language() -> None:
    own, other = view_of(town_site(), "hu").sections
    assert (own.language, own.name) == ("hu", "")
    assert (other.language, other.name) == ("ro", "román")
    assert "petíció" in [each.text for group in own.letters for each in group.items]
    assert "petiție" not in [
        each.text for group in other.letters for each in group.items
    ]
    assert [each.letter for each in other.letters][:2] == ["A", "B"]


def test_terms_are_in_the_order_of_their_language() -> None:
    letters = [each.letter for each in view_of(town_site(INTERNAL)).sections[0].letters]
    assert letters.index("Î") == letters.index("I") + 1


def test_a_register_without_definitions_says_so() -> None:
    site = defining({})
    where = list_of(site, "glossary")
    shown = read(list_html(where, glossary.TEMPLATE, glossary.view(where)))
    assert in_words("ro", "No text in force defines any term.") in shown.text
