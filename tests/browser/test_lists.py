"""The lists of a site in a real browser: sorted, narrowed, read, and left whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from qms.actions.build import build
from qms.model.publication import Audience, Wanted
from tests.browser.conftest import RULES, _axe

TOWN = Path(__file__).resolve().parents[2]
LISTS = (
    "documents",
    "clauses",
    "reviews",
    "changes",
    "waiting",
    "findings",
    "accessibility",
    "about",
)
COLUMNS = "id title revision since status process owner languages review_due"
Show = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists") / "site"
    build(TOWN, date(2026, 11, 22), Wanted(Audience(is_internal=True)), folder)
    return folder


@pytest.fixture
def show(browser: Browser, site: Path) -> Iterator[Show]:
    """Open a page of the site; whatever it says or asks for outside fails the test."""
    contexts = []
    amiss: list[str] = []

    def shown(path: str, width: int = 1280, scheme: Any = "light", **more: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: amiss.append(message.text))
        page.on("pageerror", lambda error: amiss.append(str(error)))
        page.on("request", lambda request: amiss.extend(outside(site, request.url)))
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield shown
    for context in contexts:
        context.close()
    assert amiss == []


def outside(site: Path, url: str) -> list[str]:
    return [] if url.startswith(site.as_uri()) else [url]


def violations(page: Page) -> list[str]:
    page.evaluate(_axe())
    options = json.dumps({"runOnly": RULES, "preload": False})
    found = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def visible(page: Page) -> list[str]:
    """The ids of the documents that the list shows now."""
    return page.locator("#part\\.list tbody tr:visible th").all_inner_texts()


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    # by turns on a phone in the dark and on a desk in the light
    [
        (name, *((1280, "light"), (360, "dark"))[number % 2])
        for number, name in enumerate(LISTS)
    ],
)
def test_a_list_keeps_nobody_out(
    show: Show, name: str, width: int, scheme: str
) -> None:
    page = show(f"hu/{name}.html", width, scheme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_checker_finds_no_fault(
    site: Path, nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    assert nu_errors([site / "ro" / f"{name}.html" for name in LISTS]) == []


def test_without_a_script_the_whole_list_stands(show: Show) -> None:
    page = show("ro/documents.html", java_script_enabled=False)
    assert len(visible(page)) > 50
    assert not page.locator("form.filters").is_visible()
    assert page.locator("th button").count() == 0


def test_the_list_is_narrowed_with_the_keyboard_and_says_so(show: Show) -> None:
    page = show("ro/documents.html")
    total = len(visible(page))
    page.locator("#filter\\.text").focus()
    page.keyboard.type("po-012 petitiilor")
    page.wait_for_url(lambda url: "petitiilor" in url)
    assert visible(page) == ["PO-012"]
    told = page.locator("form.filters [role=status]").inner_text()
    assert "1" in told
    assert str(total) in told
    page.keyboard.press("Control+a")
    page.keyboard.type("zzz")
    page.wait_for_url(lambda url: "zzz" in url)
    assert visible(page) == []
    page.locator("form.filters button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "#" not in url)
    assert len(visible(page)) == total


def test_a_choice_of_many_values_finds_each(show: Show) -> None:
    page = show("ro/documents.html")
    page.locator("#filter\\.languages").select_option(index=1)
    some = visible(page)
    page.locator("#filter\\.languages").select_option(index=0)
    assert 0 < len(some) < len(visible(page))


def test_a_head_sorts_up_and_down_and_says_so(show: Show) -> None:
    page = show("ro/documents.html")
    before = visible(page)
    head = page.locator("th[data-key=id]")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    up = visible(page)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert (up, visible(page)) == (up, up[::-1])
    assert sorted(before) == sorted(up)
    page.locator("th[data-key=review_due] button").click()
    assert head.get_attribute("aria-sort") is None
    days = page.eval_on_selector_all(
        "#part\\.list tbody tr",
        "rows => rows.map(row => row.cells[8].dataset.value)",
    )
    said = [day for day in days if day]
    assert said == sorted(said)
    assert days[: len(said)] == said


def test_an_address_brings_the_same_view_again(show: Show) -> None:
    page = show("ro/documents.html")
    page.locator("#filter\\.kind").select_option(index=1)
    page.locator("th[data-key=title] button").click()
    some, address = visible(page), page.url
    again = show(f"ro/documents.html#{address.partition('#')[2]}")
    assert visible(again) == some
    again.goto(f"{again.url.partition('#')[0]}#part.text")
    assert visible(again) == some


def test_every_head_has_its_key(show: Show) -> None:
    page = show("ro/documents.html")
    heads = page.locator("#part\\.list thead th")
    keys = [each.get_attribute("data-key") for each in heads.all()]
    assert keys == COLUMNS.split()
