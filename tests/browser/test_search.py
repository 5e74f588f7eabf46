"""In Chromium, from files: what is typed is found, and what was done is said."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from qms.model.folding import LETTERS, fold
from tests.browser.conftest import Windows
from tests.site.page_read import in_words

ALPHABETS = {
    "hu": "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyzşţ",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "en": "abcdefghijklmnopqrstuvwxyz’-",
}


def found(page: Page, query: str) -> list[str]:
    """The ids of what a query finds, in order."""
    page.locator("#part\\.query").fill(query)
    page.locator("#part\\.query").press("Enter")
    page.wait_for_function(
        "query => new URLSearchParams(location.search).get('q') === query.trim()"
        " && document.querySelector('[data-search]').done === query.trim()",
        arg=query,
    )
    return page.locator("[data-hits] .id").all_text_contents()


def said(page: Page) -> str:
    return page.locator("[data-told]").inner_text()


@pytest.fixture
def page(window: Windows) -> Page:
    return window("internal").read("hu/search.html").page


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("PO-012", "PO-012", id="an id"),
        pytest.param("po012", "PO-012", id="an id in one word"),
        pytest.param("po 12", "PO-012", id="an id without its zero"),
        pytest.param("petíciók megoldása", "PO-012", id="a title"),
        pytest.param("PETICIOK", "PO-012", id="a title without accents, in capitals"),
        pytest.param("peticiok", "PO-012", id="a title"),
        pytest.param("petíci", "PO-012", id="the beginning of a word"),
        pytest.param("elokert", "PO-020", id="the text"),
        pytest.param("autorizaţie construire", "PO-021", id="a cedilla for a comma"),
    ],
)
def test_a_document_is_found(page: Page, query: str, first: str) -> None:
    assert found(page, query)[:1] == [first]


def test_where_no_word_fits_its_ending_is_left_away_and_that_is_said(
    page: Page,
) -> None:
    assert found(page, "városrendezésekért")[:1] == ["PO-020"]
    assert "„varosrendezesekert”" in said(page)
    assert "„varosrendezes”" in said(page)


def test_a_word_is_not_cut_to_less_than_its_stem(page: Page) -> None:
    assert found(page, "peterpan") == []
    assert said(page)


def test_every_word_must_be_there(page: Page) -> None:
    one, two = set(found(page, "petíció")), set(found(page, "határidő"))
    assert set(found(page, "petíció határidő")) == one & two
    assert found(page, "petíció xyzzyq") == []


def test_what_was_found_shows_where_it_stands(page: Page) -> None:
    found(page, "előkert")
    line = page.locator("[data-hits] .found").first
    assert "előkert" in line.inner_text()
    assert line.locator("mark").first.inner_text() == "előkert"
    heading = line.locator("a")
    href = heading.get_attribute("href") or ""
    assert unquote(href) == "documents/PO-020.html#műszaki-vizsgálat"


def test_more_is_shown_when_it_is_asked_for(page: Page) -> None:
    count = len(found(page, "a"))
    assert count == 20
    page.locator("[data-more]").press("Enter")
    page.locator("[data-hits] li").nth(20).wait_for()
    at = page.evaluate("document.activeElement.closest('li').matches(':nth-child(21)')")
    assert at is True


def test_a_query_in_the_address_is_answered_and_kept_in_other_languages(
    window: Windows,
) -> None:
    page = window("internal").read("hu/search.html", "?q=PO-012").page
    page.locator("[data-hits] li").first.wait_for()
    link = page.locator(".languages a[hreflang=ro]")
    link.click()
    page.wait_for_url("**/ro/search.html?q=PO-012")
    page.locator("[data-hits] li").first.wait_for()


def test_without_a_script_the_page_leads_to_the_lists(window: Windows) -> None:
    page = window("public", with_script=False).read("en/search.html").page
    assert not page.locator("main form").is_visible()
    ways = page.locator("[data-without] a")
    assert ways.evaluate_all("all => all.map(one => one.getAttribute('href'))") == [
        "services.html",
        "documents.html",
    ]
    assert ways.first.is_visible()


def test_an_index_that_is_not_whole_is_told(window: Windows) -> None:
    page = window("public").read("en/search.html").page
    page.evaluate("document.querySelector('[data-search]').dataset.first = 'gone'")
    page.locator("#part\\.query").fill("permit")
    page.locator("#part\\.query").press("Enter")
    page.locator("[data-told]", has_text=".").wait_for()
    assert said(page) == in_words(
        "en",
        "The index for searching cannot be read: this copy of the site is not whole.",
    )


def folded(page: Page, texts: list[str]) -> list[str]:
    found: Any = page.evaluate(
        "async texts => { const place = document.querySelector('[data-search]');"
        " await place.find('a'); return texts.map(place.fold); }",
        texts,
    )
    return list(found)


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_script_folds_letters_as_the_index_does(page: Page, language: str) -> None:
    letters = ALPHABETS[language]
    texts = [*letters, *letters.upper(), letters, letters.title()]
    texts += [unicodedata.normalize("NFD", each) for each in texts]
    assert folded(page, texts) == [fold(each) for each in texts]


def test_the_script_folds_every_letter_of_the_table(page: Page) -> None:
    signs = sorted(LETTERS)
    assert folded(page, signs) == [LETTERS[each] for each in signs]
