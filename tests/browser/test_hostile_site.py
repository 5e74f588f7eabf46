"""In Chromium: a whole site of hostile texts runs nothing and asks for nothing.

A part of the pages of the office's site is opened, its lists all; where QMS_FUZZ is
set, every page, and the public's site as well.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.hostile_site import hostile_site
from tests.site.payloads import PAYLOADS

# every handler, every address that would run, and every element that is active
FOUND = """
() => {
  const found = [];
  for (const each of document.querySelectorAll("*")) {
    const active =
      "iframe,object,embed,base,template:not([data-says]),form:not([role=search])";
    if (each.matches(active))
      found.push(each.outerHTML.slice(0, 120));
    if (each.localName === "script" && !each.src.startsWith("file:"))
      found.push(each.outerHTML.slice(0, 120));
    for (const {name, value} of each.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc")
        found.push(`${name}=${value}`.slice(0, 120));
      if (/^[\\s\\u0000-\\u0020]*(javascript|vbscript|data:text)/i.test(value)
          && ["href", "src", "action", "xlink:href", "formaction"].includes(name))
        found.push(`${name}=${value}`.slice(0, 120));
    }
  }
  return found;
}
"""


IS_LONG = "QMS_FUZZ" in os.environ
EVERY = 1 if IS_LONG else 5


@pytest.fixture(
    scope="module", params=["internal", "public"] if IS_LONG else ["internal"]
)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QMS_CACHE", "off")
        return hostile_site(tmp_path_factory.mktemp("hostile"), request.param)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 800, "height": 600})
    yield opened
    opened.close()


def test_nothing_runs_on_any_page(site: Path, page: Page) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    lists = [*sorted(site.glob("*.html")), *sorted(site.glob("ro/*.html"))]
    below = [*sorted(site.glob("ro/*/**/*.html")), *sorted(site.glob("check/*.html"))]
    assert len(below) > len(PAYLOADS)
    charters = [
        each for each in below if "CH-01" in each.parts or "services" in each.parts
    ]
    for path in dict.fromkeys([*lists, *charters, *below[::EVERY]]):
        page.goto(path.as_uri())
        found = page.evaluate(FOUND)
        assert (path.name, found, said) == (path.name, [], [])
        assert page.locator("h1").count() == 1
    own = (f"{site.as_uri()}/", "data:image/")
    assert [url for url in asked if not url.startswith(own)] == []


def test_what_is_shown_was_not_run(site: Path, page: Page) -> None:
    page.goto((site / "ro/documents/PO-101.html").as_uri())
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert page.evaluate("document.scripts.length") == 1
