"""In Chromium: the pages of what was measured, asked and planned, in four languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from qms.actions.build import build
from qms.model.publication import Audience, Wanted
from tests.browser.conftest import Opened, opened_in
from tests.site.measured_town import LANGUAGES, lay_town
from tests.site.page_read import DAY
from tests.town.test_oracle import NOW

PAGES = (
    "documents/CH-01.html",
    "documents/CQ-01.html",
    "results.html",
    "heard.html",
    "heard/SUR-2025-01.html",
    "strategy.html",
    "indicators.html",
    "index.html",
)
SCRIPTS = ("ro", "bg")
"""One language of each script; the town's pages are looked at in all of them."""
Show = Callable[..., Opened]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_town(tmp_path_factory.mktemp("measured") / "town")
    built = build(root, DAY, Wanted(Audience(is_internal=True)), root / "site", NOW)
    return built.folder


@pytest.fixture
def show(browser: Browser, site: Path) -> Iterator[Show]:
    contexts = []

    def shown(path: str, width: int, scheme: str = "light", **more: str) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
        )
        contexts.append(context)
        opened = opened_in(context.new_page())
        opened.page.goto((site / path).as_uri())
        return opened

    yield shown
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_page_is_accessible_and_silent(show: Show, language: str) -> None:
    contrast = language == SCRIPTS[0]
    for path in PAGES:
        opened = show(f"{language}/{path}", 320, "dark")
        assert opened.violations(contrast=contrast) == [], path
        assert opened.width <= 320, path
        assert opened.said == [], path
    if contrast:
        for path in PAGES:
            assert show(f"{language}/{path}", 1280).violations() == [], path


def test_every_page_passes_the_nu_checker(
    site: Path, nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    files = [site / language / path for language in LANGUAGES for path in PAGES]
    assert nu_errors(files) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charter_with_its_results_is_one_sheet_of_paper(
    show: Show, language: str
) -> None:
    page = show(f"{language}/documents/CH-01.html", 1280).page
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2


def test_a_missed_promise_is_as_large_as_a_kept_one(show: Show) -> None:
    page = show("en/documents/CH-01.html", 1280).page
    sizes = [
        page.locator(f"#promise\\.{name} .result .chip").evaluate(
            "one => { const look = getComputedStyle(one);"
            " return [look.fontSize, look.fontWeight, one.offsetHeight,"
            " one.closest('.promise').querySelector('.amount').offsetLeft] }"
        )
        for name in ("petition-answer", "urbanism-certificate", "civil-certificate")
    ]
    assert sizes[0] == sizes[1] == sizes[2]


def test_forced_colours_leave_the_drawings_readable(show: Show) -> None:
    page = show("en/results.html", 1280, forced_colors="active").page
    line = "getComputedStyle(document.querySelector('.trend .way')).stroke"
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(line) != page.evaluate(ground)
