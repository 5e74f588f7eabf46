"""In Chromium: every type of page of both sites, in all four languages, from files.

New types of pages join by themselves: what there is to test is found in the site. Each
is looked at in the binding language and in one or two others; in all by the long run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import Windows
from tests.browser.town import LANGUAGES, READ, one_of_each

# so that two processes have about the same to do
SHARES = 4
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1280, "height": 900}


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize(("site", "language"), READ)
def test_every_type_of_page_is_accessible_and_keeps_to_itself(
    window: Windows, site: str, language: str, share: int
) -> None:
    reader = window(site)
    faults: list[str] = []
    pages = [*one_of_each(reader.site, language)]
    if site == "public":
        pages = pages[::3]  # they are made as the office's are
    elif language != LANGUAGES[0] and "QMS_FUZZ" not in os.environ:
        pages = pages[LANGUAGES.index(language) % 2 :: 2]
    for path in pages[share::SHARES]:
        opened = reader.read(path)
        found = opened.violations(contrast=language == LANGUAGES[0])
        faults += [f"{path}: {each}" for each in found]
        reader.page.set_viewport_size(NARROW)
        if opened.width > NARROW["width"]:
            faults.append(f"{path}: {opened.width} px wide on a phone")
        reader.page.set_viewport_size(WIDE)
        faults += [f"{path} said: {each}" for each in opened.said]
        faults += [f"{path} asked: {each}" for each in reader.outside]
    assert faults == []


def test_every_type_of_page_passes_the_nu_checker(
    sites: dict[str, Path], nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    files = [
        sites[site] / path
        for site, language in READ
        for path in one_of_each(sites[site], language)
    ]
    assert len(files) > 40
    assert nu_errors(files) == []


def focused(page: Page, what: str) -> str:
    return str(page.evaluate(f"document.activeElement.{what} ?? ''"))


def tab_until(page: Page, script: str, most: int = 60) -> None:
    """Press Tab until the element in focus is the one that is meant."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(
            f"(() => {{ const at = document.activeElement; {script} }})()"
        ):
            return
    raise AssertionError(page.evaluate("document.activeElement.outerHTML"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_leads_from_the_menu_to_a_document(
    window: Windows, language: str
) -> None:
    page = window("internal").read(f"{language}/index.html").page
    page.keyboard.press("Tab")
    assert focused(page, "className") == "skip"
    tab_until(page, "return at.closest('.menu') && at.href.endsWith('/documents.html')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents.html")
    tab_until(page, "return at.closest('main')?.querySelector('td a') === at", 90)
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*.html")
    assert page.locator("h1").count() == 1


QUERIES = {
    "ro": ("petitie", "PO-012"),
    "hu": ("peticiok", "PO-012"),
    "bg": ("ОБСЛУЖВАНЕ", "CH-01"),
    "en": ("building permit", "CH-01"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_leads_from_a_query_to_a_document(
    window: Windows, language: str
) -> None:
    query, document = QUERIES[language]
    reader = window("public")
    page = reader.read(f"{language}/about.html").page
    tab_until(page, "return at.closest('.finder') && at.name === 'q'")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator("[data-hits] li").first.wait_for()
    tab_until(page, f"return at.querySelector('.id')?.textContent === '{document}'")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{document}.html")
    assert (reader.opened.said, reader.outside) == ([], [])
