"""In Chromium: what is saved shows in the page that is open, and so does a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.actions.test_today import RELEASED
from tests.browser.conftest import opened_in
from tests.cli.test_serve import IN_FORCE, Serving
from tests.example_tree import lay_example


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    found = Serving(lay_example(tmp_path / "town", "acts", RELEASED))
    yield found
    found.process.kill()
    found.process.wait()


def test_a_save_and_a_fault_show_in_the_open_page(
    browser: Browser, serving: Serving
) -> None:
    page = browser.new_page()
    opened = opened_in(page)
    page.goto(f"{serving.address.rstrip('/')}{IN_FORCE}")
    title = page.locator("h1").inner_text()

    (archived,) = serving.root.glob("approvals/PO-01/*/*/content/PO-01.md")
    whole = archived.read_bytes()
    archived.write_bytes(whole + b"altered")
    page.get_by_text("cannot be built").wait_for()
    archived.write_bytes(whole)
    page.locator("h1", has_text=title).wait_for()

    house = serving.root / "qms.yaml"
    text = house.read_text(encoding="utf-8")
    house.write_text(text.replace("name:", "name: The new name of it\nold:"))
    page.locator(".organisation", has_text="The new name of it").wait_for()

    page.locator(".finder input").fill("PO-01")
    page.locator(".finder input").press("Enter")
    page.locator("[data-hits] .id", has_text="PO-01").first.wait_for()
    faults = [each for each in opened.said if "503" not in each]
    assert faults == []
    asked = [url for url in opened.asked if not url.startswith(serving.address)]
    assert asked == []
