"""Changes, checks and revisions in Chromium: accessible, quiet, sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Opened
from tests.site.page_read import DAY
from tests.site.town_site import town_site

SPRING = date(2026, 3, 15)
PAGES = [
    pytest.param("ro/documents/PO-012/2.0-2.1.html", DAY, id="change"),
    pytest.param("en/documents/CH-01/2.1-3.0.html", DAY, id="change-in-banner"),
    pytest.param("ro/documents/PO-012/2.0.html", DAY, id="earlier"),
    pytest.param("ro/documents/PO-012.html", DAY, id="in-force"),
    pytest.param("ro/documents/PC-01/3.0.html", SPRING, id="coming"),
    pytest.param("ro/documents/PO-014.html", DAY, id="ended"),
    pytest.param("hu/documents/CH-01.html", DAY, id="charter"),
    pytest.param("bg/documents/CH-01/large.html", DAY, id="large-print"),
    pytest.param("check", DAY, id="check"),
]


def file_of(path: str, day: date) -> Path:
    found = town_site(day) / path
    return sorted(found.iterdir())[0] if found.is_dir() else found


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark")])
@pytest.mark.parametrize(("path", "day"), PAGES)
def test_a_page_is_accessible(
    browser: Browser, path: str, day: date, width: int, scheme: Any
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    opened = Opened(page)
    page.on("console", lambda message: opened.said.append(message.text))
    page.on("pageerror", lambda error: opened.said.append(str(error)))
    page.on("request", lambda request: opened.asked.append(request.url))
    page.goto(file_of(path, day).as_uri())
    home = town_site(day).as_uri()
    assert opened.said == []
    assert [url for url in opened.asked if not url.startswith(home)] == []
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")
    assert opened.width <= width
    assert opened.violations() == []
    page.close()


def test_every_such_page_passes_the_nu_checker(
    nu_errors: Callable[[list[Path]], list[str]],
) -> None:
    files = [file_of(str(path), day) for path, day in (each.values for each in PAGES)]  # type: ignore[arg-type]
    assert nu_errors(files) == []
