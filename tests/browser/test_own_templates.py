"""In Chromium: whatever an organisation's own template holds, nothing asks outside."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from qms.actions.build import build
from qms.model.publication import PUBLIC, Wanted
from tests.browser.conftest import opened_in
from tests.example_tree import lay_house
from tests.site.page_read import DAY
from tests.town.test_oracle import NOW

ASKING = """\
{% extends "qms/start.html" %}
{% block page %}
<h1 onclick="alert(1)">Ours</h1>
<script>alert(1)</script>
<script src="HOST/a.js"></script>
<style>h1 { background: url(HOST/a.png) } @import "HOST/a.css";</style>
<p style="background: url(HOST/b.png)">x</p>
<img src="HOST/c.png" alt="x" onerror="alert(1)">
<picture><source srcset="HOST/d.png"></picture>
<iframe src="HOST/e.html"></iframe>
<object data="HOST/f.svg"></object><embed src="HOST/g">
<video src="HOST/h.mp4" poster="HOST/i.png" autoplay></video>
<audio src="HOST/j.mp3"></audio>
<svg><use href="HOST/k.svg#a"/><image href="HOST/l.png"/></svg>
<base href="HOST/"><form action="HOST/m" id="f"><button>Go</button></form>
<iframe srcdoc="<img src=HOST/n.png>"></iframe>
{% endblock %}
"""
STYLE = '@import "HOST/s.css"; @font-face { font-family: x; src: url(HOST/x.woff) }\n'
STYLE += "body { background: url(HOST/t.png); font-family: x }\n"


@pytest.fixture
def host() -> Iterator[tuple[str, list[str]]]:
    """A computer outside, and everything that it was asked for."""
    asked: list[str] = []

    class Outside(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *given: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_an_own_template_cannot_open_a_request(
    browser: Browser, tmp_path: Path, host: tuple[str, list[str]]
) -> None:
    address, asked = host
    root = lay_house(tmp_path / "town")
    own = root / "overrides/site"
    own.mkdir(parents=True)
    (own / "start.html").write_text(ASKING.replace("HOST", address))
    (own / "ours.css").write_text(STYLE.replace("HOST", address))
    site = build(root, DAY, Wanted(PUBLIC), tmp_path / "site", NOW).folder
    page = browser.new_page()
    shown: list[str] = []
    page.on("dialog", lambda dialog: shown.append(dialog.message))
    opened = opened_in(page)
    page.goto((site / "en/index.html").as_uri())
    page.locator("h1").click()
    page.evaluate("document.getElementById('f').submit()")
    page.wait_for_timeout(500)
    assert page.url.endswith("/en/index.html")
    page.close()
    assert (asked, shown) == ([], [])
    # the policy spoke of each of them
    assert sum("Content Security Policy" in each for each in opened.said) > 10
