"""Printed by Chromium: how many sheets, in letters of which size, with which code."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open
from tests.site.page_read import town_page
from tests.site.town_site import town_site

LANGUAGES = ["ro", "hu", "bg", "en"]
POINTS = 72 / 96
LEAST = """() => {
  const hasWords = (one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  const sizes = [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => getComputedStyle(one).clipPath === "none" && !one.closest("svg"))
    .filter(hasWords)
    .map((one) => [size(one), one.className || one.tagName]);
  return sizes.sort((one, other) => one[0] - other[0])[0];
}"""

CUT = "[...document.querySelectorAll('td')].some((e) => e.scrollWidth > e.clientWidth)"


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def sides(page: Page) -> int:
    return page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")


def show(page: Page, path: str) -> None:
    page.goto((town_site() / path).as_uri())
    page.emulate_media(media="print")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charter_of_the_site_is_one_sheet_of_paper(page: Page, language: str) -> None:
    show(page, f"{language}/documents/CH-01.html")
    assert sides(page) == 2
    size, where = page.evaluate(LEAST)
    assert size * POINTS >= 7.49, where


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charter_alone_is_one_sheet_of_paper(open_page: Open, language: str) -> None:
    page = open_page(town_page("CH-01", language)).page
    assert sides(page) == 2
    page.emulate_media(media="print")
    size, where = page.evaluate(LEAST)
    assert size * POINTS >= 7.49, where


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_large_print_is_of_eighteen_points(page: Page, language: str) -> None:
    show(page, f"{language}/documents/CH-01/large.html")
    size, where = page.evaluate(LEAST)
    assert size * POINTS >= 17.9, where
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]  # type: ignore[index]


def test_the_large_print_is_found_from_the_charter_and_back(page: Page) -> None:
    page.goto((town_site() / "hu/documents/CH-01.html").as_uri())
    page.get_by_role("link", name="Nagy betűkkel").click()
    assert page.url.endswith("/hu/documents/CH-01/large.html")
    page.get_by_role("link", name="Szokásos betűméret").click()
    assert page.url.endswith("/hu/documents/CH-01.html")


def test_a_list_lies_across_the_sheet_and_its_columns_fit(page: Page) -> None:
    show(page, "hu/documents.html")
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", page.pdf())
    assert boxes
    assert all(int(width) > int(height) for width, height in boxes)
    page.set_viewport_size({"width": 1000, "height": 700})
    assert not page.evaluate(CUT)


@pytest.mark.parametrize("media", ["print", "screen"])
def test_the_code_stands_on_paper_only(page: Page, media: str) -> None:
    page.goto((town_site() / "ro/documents/PO-012.html").as_uri())
    page.emulate_media(media=media)  # type: ignore[arg-type]
    assert page.locator(".check svg").is_visible() == (media == "print")


def test_a_page_alone_bears_the_code_too(open_page: Open) -> None:
    page = open_page(town_page("PO-012", "ro")).page
    page.emulate_media(media="print")
    assert page.locator(".check svg").is_visible()


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param("2026-11-23T06:30:00Z", "Deschis acum, până la 16:30", id="am"),
        pytest.param("2026-11-23T14:30:00Z", "se deschide: marți, 08:00", id="evening"),
        pytest.param("2026-11-20T12:00:00Z", "se deschide: luni, 08:00", id="friday"),
        pytest.param("2026-11-26T16:00:00Z", "Deschis acum, până la 18:30", id="pm"),
    ],
)
def test_whether_the_office_is_open_is_told_by_its_own_clock(
    browser: Browser, moment: str, words: str
) -> None:
    page = browser.new_page(timezone_id="Asia/Tokyo")
    page.clock.set_fixed_time(moment)
    page.goto((town_site() / "ro/documents/CH-01.html").as_uri())
    assert words in page.locator(".open-now").inner_text()


def test_without_script_nothing_is_said_of_this_moment(browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((town_site() / "ro/documents/CH-01.html").as_uri())
    assert not page.locator(".open-now").is_visible()
    assert page.locator("table[data-zone]").is_visible()
