"""In Chromium: no violation of WCAG 2.2 A and AA, nothing said, nothing asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.site.page_read import town_page

PAGES = [
    pytest.param("CH-01", "ro", id="charter-ro"),
    pytest.param("CH-01", "hu", id="charter-hu"),
    pytest.param("CH-01", "bg", id="charter-bg"),
    pytest.param("CH-01", "en", id="charter-en"),
    pytest.param("PO-012", "ro", id="procedure-ro"),
    pytest.param("PS-11", "ro", id="procedure-with-branches"),
    pytest.param("PC-01", "hu", id="policy-hu"),
    pytest.param("EXT-003", "ro", id="outside-document"),
]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize(("document", "language"), PAGES)
def test_a_page_is_accessible(
    open_page: Open, document: str, language: str, scheme: str, width: int
) -> None:
    opened = open_page(town_page(document, language), width=width, scheme=scheme)
    assert opened.violations() == []
    assert opened.width <= width
    assert (opened.said, opened.asked) == ([], [])


def test_every_page_passes_the_nu_checker(
    tmp_path: Path, nu_errors: Callable[[list[Path]], list[str]]
) -> None:
    files = []
    for page in PAGES:
        document, language = map(str, page.values)
        file = tmp_path / f"{document}.{language}.html"
        file.write_text(town_page(document, language), encoding="utf-8")
        files.append(file)
    assert nu_errors(files) == []


def test_the_keyboard_first_meets_the_way_to_the_text(open_page: Open) -> None:
    page = open_page(town_page("CH-01", "en")).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] == 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "part.text"


def test_the_control_block_stands_beside_the_text_or_folds(open_page: Open) -> None:
    html = town_page("CH-01", "en")
    wide = open_page(html, width=1280).page
    assert wide.locator("aside.control").is_visible()
    assert not wide.locator("details").is_visible()
    narrow = open_page(html, width=320).page
    assert not narrow.locator("aside.control").is_visible()
    fold = narrow.locator("details .control dl").first
    assert not fold.is_visible()
    narrow.locator("summary").click()
    assert fold.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_to_do_if_dissatisfied_is_seen_at_once(
    open_page: Open, width: int
) -> None:
    page = open_page(town_page("CH-01", "hu"), width=width).page
    for name in ("part.dissatisfied", "part.contacts"):
        section = page.locator(f"section:has(> [id='{name}'])")
        assert section.is_visible()
        assert page.locator(f"details [id='{name}']").count() == 0


def test_colours_that_the_reader_forces_leave_the_drawing_readable(
    open_page: Open,
) -> None:
    page = open_page(town_page("PS-11", "ro")).page
    page.emulate_media(forced_colors="active")
    fill = "getComputedStyle(document.querySelector('.lanes .words')).fill"
    ground = "getComputedStyle(document.querySelector('.lanes .box')).fill"
    assert page.evaluate(fill) != page.evaluate(ground)
