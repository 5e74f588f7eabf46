"""In Chromium: every type of page of both sites, in all four languages, from files.

New types of pages join by themselves: what there is to test is found in the site.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Windows
from tests.browser.town import LANGUAGES, SITES, one_of_each, type_of

NARROW = 320


@pytest.mark.parametrize("language", ["", *LANGUAGES])
@pytest.mark.parametrize("site", SITES)
def test_every_type_of_page_is_accessible_and_keeps_to_itself(
    window: Windows, site: str, language: str
) -> None:
    wide, narrow = window(site), window(site, NARROW)
    faults: list[str] = []
    for path in one_of_each(wide.site):
        if (path.partition("/")[0] if path[2:3] == "/" else "") != language:
            continue
        opened = wide.read(path)
        faults += [f"{path}: {each}" for each in opened.violations()]
        faults += [f"{path} said: {each}" for each in opened.said]
        faults += [f"{path} asked: {each}" for each in wide.outside]
        small = narrow.read(path)
        if small.width > NARROW:
            faults.append(f"{path}: {small.width} px wide at {NARROW}")
    assert faults == []


@pytest.mark.parametrize("site", SITES)
def test_every_type_of_page_passes_the_nu_checker(
    sites: dict[str, Path], site: str, nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    files = [sites[site] / path for path in one_of_each(sites[site])]
    assert len({type_of(str(each.relative_to(sites[site]))) for each in files}) > 10
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
