"""Each office with what it does; the public reads the names of those alone who sign."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qms.model.organisation import People
from qms.model.profile import Profile
from qms.site.holders import Holder, Holders
from qms.site.list_page import list_html
from qms.site.lists import offices
from qms.site.lists.offices import Office, Seat
from qms.site.said import Said
from qms.site.site import Site
from qms.store.yaml import read_yaml
from tests.site.page_read import read
from tests.site.site_made import INTERNAL, made, page, town_site
from tests.site.test_lists import hidden_in, list_of

PEOPLE = """\
people:
  - {id: a, name: {display: Ana}, offices: [{office: mayor, from: 2024-01-01}]}
  - {id: b, name: {display: Bo}, offices: [{office: it, from: 2024-01-01}]}
deputies:
  - {office: mayor, of: a, to: b, from: 2025-01-01, only_in_absence: true}
  - {office: mayor, of: a, to: c, from: 2025-01-01}
  - {office: mayor, of: a, to: b, from: 2020-01-01, until: 2021-01-01}
absences:
  - {person: a, from: 2026-11-20, until: 2026-11-30}
  - {person: b, from: 2026-01-20, until: 2026-01-30}
"""
STAFF = "offices: [{office: it, person: Cy}, {office: it, count: 2}, {office: x}]\n"


def with_people(site: Site) -> Site:
    people = People(read_yaml(PEOPLE)[0], read_yaml(STAFF)[0])
    return replace(site, register=replace(site.register, people=people))


def with_offices(site: Site, text: str) -> Site:
    house = replace(site.register.house, profile=Profile(read_yaml(text)[0]))
    return replace(site, register=replace(site.register, house=house))


def shown(site: Site, language: str = "ro") -> dict[str, Office]:
    found = offices.view(list_of(site, "offices", language)).offices
    return {each.anchor.removeprefix("office."): each for each in found}


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_page_is_sound_and_tells_nothing_internal(language: str) -> None:
    found = page(f"{language}/offices.html")
    assert (found.faults, found.open, len(found.all("h1"))) == ([], [], 1)
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    inside = [each.get("href", "") for each in found.all("a")]
    assert {each[1:] for each in inside if each.startswith("#")} <= set(ids)
    assert hidden_in(made(f"{language}/offices.html")) == set()


def test_an_office_shows_its_steps_services_promises_and_documents() -> None:
    registry = shown(town_site(), "hu")["registry"]
    work = registry.work
    duty = next(each for each in work.duties if each.document.id == "PO-012")
    assert [each.number for each in duty.steps] == [1, 3, 5, 8]
    assert "services/petitions.html" in [each.address for each in work.services]
    assert "documents/CH-01.html#promise.petition-answer" in [
        each.address for each in work.promises
    ]
    assert "PO-012" in [each.id for each in work.owned]
    assert registry.head is not None
    assert registry.head.title == "Ügyfélkapcsolati vezető"


def test_steps_are_told_in_the_words_of_a_translation_as_far_as_it_goes() -> None:
    site = town_site()
    shelf = site.shelves["PO-012"]
    card = shelf.main.versions["hu"]
    first, second = shelf.main.card.steps[0], shelf.main.card.steps[2]
    told = (
        first._replace(title="Átvétel", within="aznap", office="it"),
        second._replace(title="Áttétel", within=""),
    )
    versions = {"hu": card._replace(steps=told)}
    main = replace(shelf.main, versions=versions)
    shelves = {**site.shelves, "PO-012": replace(shelf, main=main)}
    site = replace(site, publication=replace(site.publication, shelves=shelves))
    work = shown(site, "hu")["registry"].work
    duty = next(each for each in work.duties if each.document.id == "PO-012")
    assert [(each.title, each.within) for each in duty.steps][:3] == [
        (Said("Átvétel"), Said("aznap")),
        (Said("Áttétel"), Said(second.within, "ro")),
        (
            Said(shelf.main.card.steps[4].title, "ro"),
            Said(shelf.main.card.steps[4].within, "ro"),
        ),
    ]


def test_offices_stand_in_the_order_of_the_language() -> None:
    titles = [each.title for each in shown(town_site(), "hu").values()]
    assert titles[-1] == "Városrendezés"
    assert titles.index("Személyügy") < titles.index("Ügyfélkapcsolati vezető")


def test_the_public_reads_the_names_of_those_alone_who_sign() -> None:
    public, inside = shown(town_site()), shown(town_site(INTERNAL))
    assert public["mayor"].held.holders == (Holder("Szabó Mária"),)
    assert public["mayor"].held.deputies == ()
    assert public["registry"].held.staff == ""
    assert inside["registry"].held.staff.startswith("4 ")
    assert public["it"].held.holders == ()
    assert [each.name for each in inside["mayor"].held.deputies] == ["Radu Munteanu"]
    assert "@" not in page("ro/offices.html").text
    assert "ssh-ed25519" not in made("ro/offices.html").decode()


def test_the_office_reads_who_is_away_and_who_deputises() -> None:
    site = with_people(town_site(INTERNAL))
    holders = Holders(site, site.voices["ro"])
    mayor = holders.held("mayor")
    assert [each.name for each in mayor.holders] == ["Ana"]
    assert "30\u00a0noiembrie 2026" in mayor.holders[0].note
    assert [each.name for each in mayor.deputies] == ["Bo", "c"]
    assert [bool(each.note) for each in mayor.deputies] == [True, False]
    assert holders.held("it").holders == (Holder("Bo"),)
    assert holders.held("it").staff.startswith("Cy, 2 ")
    assert holders.held("x").staff == ""


def test_offices_that_head_one_another_in_a_circle_are_still_shown() -> None:
    text = "offices: {a: {head: b}, b: {head: a}, c: {head: gone}, d: {}}\n"
    view = offices.view(list_of(with_offices(town_site(), text), "offices"))
    assert view.tree == (
        Seat("c", "office.c"),
        Seat("d", "office.d"),
        Seat("a", "office.a", (Seat("b", "office.b"),)),
    )
    assert not any(each.is_named for each in view.offices)
    assert [each.head for each in view.offices if each.title == "c"] == [None]


def test_a_profile_without_offices_is_told() -> None:
    where = list_of(with_offices(town_site(), "kinds: {}\n"), "offices")
    html = list_html(where, offices.TEMPLATE, offices.view(where))
    assert read(html).all("h2") == []
