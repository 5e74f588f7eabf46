"""In Chromium: how many clicks lead a citizen, a clerk and an auditor where they want.

Links are clicked by the names that people see. What is typed into a search is no click.
`docs/site.md` shows the same numbers.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import Opened, opened_in
from tests.site.page_read import in_words
from tests.site.town_site import town_site

DOCS = Path(__file__).parents[2] / "docs/site.md"
LINK = re.compile(r'<a [^>]*?href="([^"#?]+[.]html)')
PAST = date(2026, 3, 15)
PERMIT, PETITIONS, CHARTER = "building permit", "petition procedure", "past day"
SERVICE = "services/building-permit.html"
PROCEDURE = "documents/PO-012.html"


@dataclass(frozen=True)
class Walk:
    """A way from a start page, in the words that people click, to a page.

    `typed` is looked for before the first click; `least` says that no way is shorter.
    """

    goal: str
    way: str
    language: str
    names: tuple[str, ...]
    target: str
    site: str = "public"
    typed: str = ""
    start: str = "index.html"
    is_least: bool = False
    scripts: tuple[bool, ...] = (True, False)

    @property
    def id(self) -> str:
        return f"{self.goal} {self.way} {self.language}".replace(" ", "-")


def said(language: str, sentence: str, **values: str) -> str:
    return in_words(language, sentence, **values)


def citizen(
    language: str, title: str, word: str, letter: str, query: str
) -> Iterator[Walk]:
    services = said(language, "Services")
    lists = said(language, "Services from A to Z")
    go = (PERMIT, "from the start page")
    yield Walk(*go, language, (title,), SERVICE, is_least=True)
    go = (PERMIT, "by the catalogue")
    yield Walk(*go, language, (services, title), SERVICE)
    go = (PERMIT, "by the A–Z, an everyday word")
    yield Walk(*go, language, (services, letter, f"{word}: {title}"), SERVICE)
    go = (PERMIT, "by search")
    yield Walk(*go, language, (title,), SERVICE, typed=query, scripts=(True,))
    go = (PERMIT, "by search, without a script")
    names = (lists, title)
    yield Walk(*go, language, names, SERVICE, typed=query, scripts=(False,))


def clerk(language: str, title: str, service: str, query: str) -> Iterator[Walk]:
    documents = said(language, "Documents")
    to = (PROCEDURE, "internal")
    go = (PETITIONS, "by the list of documents")
    yield Walk(*go, language, (documents, title), *to, is_least=True)
    go = (PETITIONS, "by the service that rests on it")
    yield Walk(*go, language, (service, f"PO-012 – {title}"), *to, is_least=True)
    go = (PETITIONS, "by search")
    names = (f"PO-012 {title}",)
    yield Walk(*go, language, names, *to, typed=query, scripts=(True,))


def auditor(language: str, charter: str) -> Iterator[Walk]:
    documents, menu = said(language, "Documents"), said(language, "Charter")
    then = "documents/CH-01.html"
    go = (CHARTER, "in the site built as of that day")
    yield Walk(*go, language, (menu,), then, site="past", is_least=True)
    go = (CHARTER, "there, by the list of documents")
    yield Walk(*go, language, (documents, charter), then, site="past")
    go = (CHARTER, "in today's site, by the earlier revision")
    yield Walk(*go, language, (menu, "2.1"), "documents/CH-01/2.1.html", is_least=True)
    go = (CHARTER, "in today's site, word by word")
    changes = said(language, "Word by word since {revision}", revision="2.1")
    then = "documents/CH-01/2.1-3.0.html"
    yield Walk(*go, language, (menu, changes), then, is_least=True)


WALKS = (
    *citizen("hu", "Építési engedély", "tetőtér", "T", "új ház"),
    *citizen("ro", "Autorizație de construire", "mansardă", "M", "casa noua"),
    *clerk("hu", "A petíciók megoldása", "Petíciók, bejelentések", "peticio"),
    *clerk("ro", "Soluționarea petițiilor", "Petiții, sesizări", "PO-012"),
    *auditor("ro", "Carta serviciilor Primăriei"),
)
MOST = 3
PATIENCE = 15_000


@pytest.fixture(scope="module")
def places(sites: dict[str, Path]) -> dict[str, Path]:
    """The sites of today, and one of a past day."""
    return {**sites, "past": town_site(PAST)}


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[dict[bool, Opened]]:
    """A window with scripts, and one without."""
    pages = {each: browser.new_page(java_script_enabled=each) for each in (True, False)}
    for page in pages.values():
        page.set_default_timeout(PATIENCE)
    yield {each: opened_in(page) for each, page in pages.items()}
    for page in pages.values():
        page.close()


@pytest.mark.parametrize(
    ("walk", "with_script"),
    [
        pytest.param(each, script, id=f"{each.id}-{'with' if script else 'no'}-script")
        for each in WALKS
        for script in each.scripts
    ],
)
def test_a_walk_leads_there(
    windows: dict[bool, Opened], places: dict[str, Path], walk: Walk, with_script: bool
) -> None:
    site = places[walk.site]
    page, said_by_pages = windows[with_script].page, windows[with_script].said
    page.goto((site / walk.language / walk.start).as_uri())
    if walk.typed:
        page.get_by_label(said(walk.language, "What are you looking for?")).fill(
            walk.typed
        )
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=*")
    for name in walk.names:
        clicked(page, name)
    assert here(page, site) == f"{walk.language}/{walk.target}"
    assert page.locator("h1").count() == 1
    assert said_by_pages == []
    if walk.is_least:
        found = clicks(site, walk.language)
        assert found[f"{walk.language}/{walk.target}"] == len(walk.names)


def clicked(page: Page, name: str) -> None:
    """Click the link of a name; of an everyday word, the one beside the word."""
    word, colon, title = name.partition(": ")
    link = (
        link_of(page.get_by_role("listitem").filter(has_text=word), title)
        if (colon)
        else link_of(page, name)
    )
    before = page.url
    link.click()
    page.wait_for_url(lambda url: url != before)


def link_of(inside: Page | Locator, name: str) -> Locator:
    """The first link that people see under a name, or one that begins with it."""
    whole = inside.get_by_role("link", name=name, exact=True)
    begun = inside.get_by_role("link", name=name)
    whole.or_(begun).first.wait_for()
    found = whole if whole.count() else begun
    return found.first


def here(page: Page, site: Path) -> str:
    path = Path(unquote(urlsplit(page.url).path))
    return path.relative_to(site).as_posix()


@cache
def clicks(site: Path, language: str) -> dict[str, int]:
    """The least number of clicks from the start page to every page of its language."""
    start = f"{language}/index.html"
    found = {start: 0}
    waiting = deque(found)
    while waiting:
        path = waiting.popleft()
        for target in targets(site, path) - found.keys():
            if target.startswith(f"{language}/"):
                found[target] = found[path] + 1
                waiting.append(target)
    return found


def targets(site: Path, path: str) -> set[str]:
    """The pages to which a page links."""
    here = posixpath.dirname(path)
    text = (site / path).read_text(encoding="utf-8")
    ways = {unquote(each) for each in LINK.findall(text)}
    return {posixpath.normpath(f"{here}/{each}") for each in ways if ":" not in each}


@pytest.mark.parametrize("with_script", [True, False])
def test_who_comes_to_the_first_page_chooses_a_language_first(
    windows: dict[bool, Opened], places: dict[str, Path], with_script: bool
) -> None:
    page = windows[with_script].page
    page.goto((places["public"] / "index.html").as_uri())
    for name in ("Magyar", "Építési engedély"):
        clicked(page, name)
    assert here(page, places["public"]) == f"hu/{SERVICE}"


def test_the_site_of_a_past_day_tells_that_day_and_its_revision(
    windows: dict[bool, Opened], places: dict[str, Path]
) -> None:
    page = windows[True].page
    page.goto((places["past"] / "ro/documents/CH-01.html").as_uri())
    control = page.get_by_role("complementary").first.inner_text()
    assert "2.1" in control
    assert "15\u00a0martie 2026" in page.locator("footer.foot").inner_text()
    page.goto((places["public"] / "ro/documents/CH-01/2.1.html").as_uri())
    assert "3\u00a0mai 2026" in page.locator("main").inner_text()


@pytest.mark.parametrize("with_script", [True, False])
def test_the_code_on_paper_leads_to_the_answer_and_a_click_to_the_text(
    windows: dict[bool, Opened], places: dict[str, Path], with_script: bool
) -> None:
    site = places["public"]
    page = windows[with_script].page
    page.goto((site / "ro/documents/CH-01/2.1.html").as_uri())
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    code = next(
        each.stem for each in sorted((site / "check").iterdir()) if each.stem in printed
    )
    page.emulate_media(media="screen")
    page.goto((site / f"check/{code}.html").as_uri())
    told = said("ro", "This copy is not in force any more")
    assert told in page.locator("main").inner_text()
    page.get_by_role("main").get_by_role("link").first.click()
    page.wait_for_url("**/ro/documents/CH-01.html")


@pytest.mark.parametrize("site", ["public", "internal", "past"])
def test_no_page_in_force_is_far_from_the_start(
    places: dict[str, Path], site: str
) -> None:
    folder = places[site]
    found = clicks(folder, "ro")
    pages = {
        each.relative_to(folder).as_posix()
        for each in folder.glob("ro/**/*.html")
        if each.name != "unbuilt.html"
    }
    assert pages - found.keys() == set()
    assert [path for path in pages if found[path] > MOST] == []


def test_the_numbers_are_written_down() -> None:
    text = DOCS.read_text(encoding="utf-8")
    rows = {f"| {each.goal} | {each.way} | {len(each.names)} |" for each in WALKS}
    missing = sorted(row for row in rows if row not in text)
    assert missing == []
    assert {len(each.names) for each in WALKS} <= set(range(1, MOST + 1))
