"""A real Chromium, axe-core and the Nu checker, for every page that people see.

Chromium is Debian's (`apt-get install chromium`); axe-core and the checker come from
npm (`npm ci` in this folder, done here if it was not); the checker needs Java. Only
QMS_NO_BROWSER=1 leaves these tests out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.town import SITES, built, four_tongues
from tests.once import made_once

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
CHROMIUM = "/usr/bin/chromium"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if HERE in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if os.environ.get("QMS_NO_BROWSER"):
            item.add_marker(pytest.mark.skip(reason="QMS_NO_BROWSER is set"))


@dataclass
class Opened:
    """An open page, and everything that it said or asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def violations(self, *, contrast: bool = True) -> list[str]:
        """What axe finds; `contrast` is the same in every language, and takes long."""
        self.page.evaluate(_axe())
        # axe would fetch the style sheets, which no page may
        options = json.dumps(
            {
                "runOnly": RULES,
                "preload": False,
                "rules": {"color-contrast": {"enabled": contrast}},
            }
        )
        result = self.page.evaluate(f"axe.run(document, {options})")
        return [
            f"{each['id']}: {node['html'][:200]}"
            for each in result["violations"]
            for node in each["nodes"]
        ]

    @property
    def width(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth"))


Open = Callable[..., Opened]


def opened_in(page: Page) -> Opened:
    """A page whose every word and request is heard from now on."""
    found = Opened(page)
    page.on("console", lambda message: found.said.append(message.text))
    page.on("dialog", lambda dialog: found.said.append(dialog.message))
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("request", lambda request: found.asked.append(request.url))
    return found


@dataclass
class Reader:
    """A window that reads pages of a site."""

    opened: Opened
    site: Path

    @property
    def page(self) -> Page:
        return self.opened.page

    def read(self, path: str, query: str = "") -> Opened:
        self.opened.said.clear()
        self.opened.asked.clear()
        self.page.goto(f"{(self.site / path).as_uri()}{query}")
        return self.opened

    @property
    def outside(self) -> list[str]:
        """What was asked for that does not lie in the site."""
        own = (f"{self.site.as_uri()}/", "data:")
        return [url for url in self.opened.asked if not url.startswith(own)]


Windows = Callable[..., Reader]


def _axe() -> str:
    return (_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _modules() -> Path:
    if not MODULES.is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=HERE, check=True)
    return MODULES


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium")
    assert path, "no Chromium: apt-get install chromium, or set QMS_NO_BROWSER=1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open HTML as a file in a window of a width and a colour scheme."""
    pages: list[Page] = []

    def opened(html: str, *, width: int = 1280, scheme: Any = "light") -> Opened:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        pages.append(page)
        found = opened_in(page)
        page.goto(file.as_uri())
        found.asked = [
            url for url in found.asked if not url.startswith(("data:", file.as_uri()))
        ]
        return found

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def sites() -> dict[str, Path]:
    """The sites of a town that speaks four languages, by their names."""

    def make(folder: Path) -> None:
        root = four_tongues(folder)
        for name in SITES:
            built(root, folder / name, is_internal=name == "internal")

    folder = made_once("sites", make)
    return {name: folder / name for name in SITES}


@pytest.fixture
def window(browser: Browser, sites: dict[str, Path]) -> Iterator[Windows]:
    """Open a window for a site, of a width, with scripts or without."""
    pages: list[Page] = []

    def window(site: str, width: int = 1280, *, with_script: bool = True) -> Reader:
        page = browser.new_page(
            viewport={"width": width, "height": 900}, java_script_enabled=with_script
        )
        pages.append(page)
        return Reader(opened_in(page), sites[site])

    yield window
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def nu_errors() -> Callable[[list[Path]], list[str]]:
    """What the Nu checker calls an error in some files."""
    jar = _modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def errors(files: list[Path]) -> list[str]:
        told = subprocess.run(
            [
                "java",
                "-jar",
                str(jar),
                "--format",
                "json",
                "--stdout",
                *map(str, files),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        return [
            f"{message['url'].rpartition('/')[2]}: {message['message']}"
            for message in json.loads(told.stdout)["messages"]
            if message["type"] != "info"
        ]

    return errors
