"""The services: found by everyday words, and each told whole on a page of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qms.model.document import Document
from qms.site.catalogue import charters_in_force, services_of
from qms.site.list_page import list_html
from qms.site.lists import services
from qms.site.service_pages import service_leaves
from qms.site.site import Site
from tests.site.page_read import Page, in_words, read
from tests.site.site_made import leaves, made, page, town_site
from tests.site.test_lists import hidden_in, list_of

SERVICES = sorted(
    path for path in leaves() if path.startswith(("ro/services/", "hu/services/"))
)
ELSEWHERE = "This office does not give this service itself; below stands who does."


def test_a_page_promises_no_fee_that_it_does_not_tell() -> None:
    whole, short = "What to bring, and what it costs", "What to bring"
    told = {path: made(path).decode() for path in SERVICES if path.startswith("ro/")}
    for path, text in told.items():
        has_fee = f"<dt>{in_words('ro', 'Fee')}</dt>" in text
        assert (f">{in_words('ro', whole)}</h2>" in text) == has_fee, path
    free = told["ro/services/building-permit.html"]
    assert f'<h2 id="part.needs">{in_words("ro", short)}</h2>' in free


def without(site: Site, *languages: str) -> Site:
    """The same site where the charter is not translated into some languages."""
    kept = tuple(
        each
        for each in site.register.charters
        if not each.is_version or each.language not in languages
    )
    shelf = site.shelves["CH-01"]
    versions = {
        tag: card for tag, card in shelf.main.versions.items() if tag not in languages
    }
    main = replace(shelf.main, versions=versions)
    shelves = {**site.shelves, "CH-01": replace(shelf, main=main)}
    return replace(
        site,
        register=replace(site.register, charters=kept),
        publication=replace(site.publication, shelves=shelves),
    )


def catalogue(site: Site, language: str) -> Page:
    where = list_of(site, "services", language)
    return read(list_html(where, services.TEMPLATE, services.view(where)))


@pytest.mark.parametrize("path", [*SERVICES, "ro/services.html", "hu/services.html"])
def test_a_page_of_services_is_sound_and_tells_nothing_internal(path: str) -> None:
    shown = page(path)
    assert (shown.faults, shown.open, len(shown.all("h1"))) == ([], [], 1)
    ids = shown.values("id")
    assert len(ids) == len(set(ids))
    targets = [each["href"] for each in shown.all("a") if "href" in each]
    inside = {each[1:] for each in targets if each.startswith("#")}
    assert inside <= set(ids)
    assert hidden_in(made(path)) == set()


def test_every_service_of_the_charter_has_a_page_in_every_language() -> None:
    ids = {row.text("id") for row in charter_of(town_site()).head.rows("services")}
    expected = {f"{tag}/services/{each}.html" for tag in ("ro", "hu") for each in ids}
    assert set(SERVICES) == expected
    assert len(ids) > 9


def charter_of(site: Site) -> Document:
    return charters_in_force(site)[0].source


def test_a_service_tells_what_a_citizen_asks() -> None:
    text = page("hu/services/petitions.html").text
    for told in (
        "Petíciók, bejelentések és javaslatok",
        "20 nap",
        "30 nap",
        "OG 27/2002 art. 8",
        "Egyablakos ügyfélszolgálat, földszint, 1–3. ablak",
        "a petíció iktatása",
        "PO-012",
        "Hétfő–szerda",
        "0266 000 100",
        "CH-01",
        in_words("hu", "The clock waits during"),
        in_words("hu", "free of charge"),
    ):
        assert told.replace("\u00a0", " ") in text.replace("\u00a0", " ")
    links = {each.get("href") for each in page("hu/services/petitions.html").all("a")}
    assert {
        "../documents/CH-01.html#part.dissatisfied",
        "../documents/PO-012.html",
        "../offices.html#office.registry",
        "tel:0266000100",
    } <= links


def test_a_service_of_another_body_says_whose_it_is() -> None:
    text = page("ro/services/passports.html").text
    assert in_words("ro", ELSEWHERE) in text
    assert "Serviciul public comunitar de pașapoarte al județului" in text
    assert "epasapoarte.ro" in text


def test_a_procedure_that_has_no_page_is_not_named() -> None:
    assert "PO-041" not in page("ro/services/tax-certificate.html").text


def test_everyday_words_lead_to_services_under_their_letters() -> None:
    where = list_of(town_site(), "services", "hu")
    letters = {each.letter: each.items for each in services.view(where).letters}
    assert [*letters][:6] == ["A", "B", "C", "Cs", "E", "F"]
    words = {word.text.text: word for group in letters.values() for word in group}
    assert [way.address for way in words["telek"].ways] == [
        "services/urbanism-certificate.html",
        "services/local-taxes.html",
    ]
    assert words["Petíciók, bejelentések és javaslatok"].is_title
    shown = catalogue(town_site(), "hu")
    links = {each.get("href") for each in shown.all("a")}
    assert "services/petitions.html" in links


def test_services_stand_by_office_and_those_of_others_at_the_end() -> None:
    where = list_of(town_site(), "services", "ro")
    groups = services.view(where).offices
    assert groups[0].address == "offices.html#office.registry"
    assert groups[0].services[1].facts == (
        "20\u00a0de zile",
        in_words("ro", "free of charge"),
    )
    assert groups[-1].address == ""
    assert [str(each.body.text)[:9] for each in groups[-1].services] == [
        "Serviciul",
        "Oficiul d",
    ]


def test_an_untranslated_charter_is_shown_in_its_language_under_a_banner() -> None:
    site = without(town_site(), "hu")
    paths = {each.path: each for each in service_leaves(site)}
    shown = read(paths["hu/services/petitions.html"].make().decode())
    assert shown.all("html")[0]["lang"] == "hu"
    areas = [each for each in shown.all("div") if each.get("class") == "page service"]
    assert areas[0]["lang"] == "ro"
    banners = [each for each in shown.all("p") if each.get("class") == "banner"]
    assert [each["lang"] for each in banners] == ["hu"]
    assert "Petiții, sesizări și propuneri" in shown.text
    listed = catalogue(site, "hu")
    assert {"ro"} <= {each.get("lang") for each in listed.all("span")}
    assert len([each for each in listed.all("p") if each.get("class") == "banner"]) == 1


def test_words_of_a_translated_charter_that_are_not_translated_are_left_out() -> None:
    site = town_site()
    language = {each.text.language for each in all_words(site, "hu")}
    assert language == {""}


def all_words(site: Site, language: str) -> list[services.Word]:
    found = services.view(list_of(site, "services", language)).letters
    return [word for group in found for word in group.items]


def test_a_charter_that_is_not_in_force_offers_nothing() -> None:
    site = town_site()
    ended = replace(site.shelves["CH-01"].main, part="ended")
    shelf = replace(site.shelves["CH-01"], main=ended)
    without_charter = replace(
        site,
        publication=replace(site.publication, shelves={"CH-01": shelf}),
    )
    assert services_of(without_charter) == ()
    assert list(service_leaves(without_charter)) == []
    text = catalogue(without_charter, "ro").text
    assert in_words("ro", "No charter in force names any service.") in text
