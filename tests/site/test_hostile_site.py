"""What a public site of hostile texts gives to programs stays well formed and tame."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import html

from tests.site.hostile_site import FORMULAS, NAMES, hostile_site
from tests.site.page_read import read

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://calitate.camputeiului.example/"
RUN = (*"=+-@\t\r|%", *"＝＋－＠")
ACTIVE = frozenset(
    (
        *("iframe", "object", "embed", "base", "frame", "frameset", "applet", "portal"),
        *("video", "audio", "noscript", "dialog", "math", "animate", "foreignobject"),
    )
)
RUNNING = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data:text)", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QMS_CACHE", "off")
        return hostile_site(tmp_path_factory.mktemp("hostile"), "public")


def text_of(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def table(site: Path, path: str) -> list[list[str]]:
    # read as bytes, so that no line end is changed
    text = (site / path).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def wild(path: Path) -> list[str]:
    """What on a page would run, ask or leave."""
    page = html.document_fromstring(path.read_bytes().decode().encode())
    found = []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        names = [str(name).lower() for name in element.attrib]
        if element.tag in ACTIVE or any(name.startswith("on") for name in names):
            found.append(element.tag)
        if {"style", "srcdoc", "srcset", "ping", "formaction", "background"} & {*names}:
            found.append(" ".join(names))
        if element.tag == "script" and not element.get("src", "").endswith("site.js"):
            found.append("script")
        for name in ("href", "src", "action"):
            address = element.get(name, "")
            is_link = element.tag == "a"
            if RUNNING.match(address) or ("//" in address and not is_link):
                found.append(f"{element.tag} {address}")
    return found


def test_no_page_has_anything_active(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 200
    assert [f"{path.name}: {each}" for path in pages for each in wild(path)] == []


def test_what_was_hostile_is_there_as_text(site: Path) -> None:
    pages = ("documents/CH-01", "index", "offices", "heard", "strategy", "results")
    for name in (*pages, "heard/SUR-2025-01"):
        assert "alert(1)" in read(text_of(site, f"ro/{name}.html")).text, name


def test_words_in_drawings_are_words(site: Path) -> None:
    page = html.document_fromstring((site / "ro/heard.html").read_bytes().decode())
    drawn = [each for each in page.iter("svg") if each.get("role") == "img"]
    known = {"svg", "title", "desc", "text", "rect", "circle", "path", "line"}
    assert len(drawn) > 4
    for each in drawn:
        assert {one.tag for one in each.iter()} <= known


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_feeds_hold_plain_text(site: Path, language: str) -> None:
    feed = ElementTree.fromstring(text_of(site, f"{language}/changes.atom"))
    titles = [each.text or "" for each in feed.iter(f"{ATOM}title")]
    assert any("alert(1)" in each for each in titles)
    assert {each.get("type", "text") for each in feed.iter(f"{ATOM}title")} == {"text"}
    assert {each.get("type", "text") for each in feed.iter(f"{ATOM}summary")} <= {
        "text"
    }
    assert list(feed.iter(f"{ATOM}content")) == []
    links = [each.get("href", "") for each in feed.iter(f"{ATOM}link")]
    assert [each for each in links if not each.startswith(BASE)] == []


def test_the_map_names_pages_of_the_site_alone(site: Path) -> None:
    places = [
        each.text or ""
        for each in ElementTree.fromstring(text_of(site, "sitemap.xml")).iter(
            f"{MAP}loc"
        )
    ]
    assert len(places) > 100
    assert [each for each in places if not each.startswith(BASE)] == []
    assert all((site / each.removeprefix(BASE)).is_file() for each in places)


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_no_line_of_the_calendar_is_one_that_somebody_wrote(
    site: Path, language: str
) -> None:
    data = (site / f"{language}/reviews.ics").read_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    names = {re.split(r"[:;]", each)[0] for each in lines}
    assert names <= {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME"),
        *("X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL"),
        *("DESCRIPTION", "TRANSP", "CATEGORIES", "SEQUENCE", "LAST-MODIFIED"),
    }
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 50


def test_no_cell_of_a_table_is_run(site: Path) -> None:
    tables = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.csv")
        if "files" not in path.parts
    ]
    assert len(tables) >= 2
    for path in tables:
        rows = table(site, path)
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert [each for each in cells if each.lstrip().startswith(RUN)] == []
    for name in ("documents", "heard", "feedback", "strategy"):
        cells = [cell for row in table(site, f"ro/{name}.csv") for cell in row]
        led = tuple(f"'{each}" for each in FORMULAS)
        assert any(each.startswith(led) for each in cells), name


def test_the_register_for_machines_keeps_its_form(site: Path) -> None:
    told: Any = json.loads(text_of(site, "register.json"))
    jsonschema.validate(told, json.loads(text_of(site, "register.schema.json")))
    assert any("alert(1)" in row["titles"]["ro"] for row in told["documents"])
    addresses = [each for row in told["documents"] for each in row["address"].values()]
    assert all(each.startswith(BASE) for each in addresses)


def test_scripts_of_the_index_only_hand_over_a_value(site: Path) -> None:
    scripts = sorted((site / "assets/search").rglob("*.js"))
    assert len(scripts) > 20
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        head, _comma, rest = text.partition(",")
        assert head == f'qmsIndex("{path.stem}"'
        assert rest.endswith(");\n")
        json.loads(rest.removesuffix(");\n"))
        assert "<" not in rest
        assert "\u2028" not in rest


def test_files_lie_under_names_that_are_one_step(site: Path) -> None:
    names = [path.name for path in (site / "files").rglob("*.*")]
    assert len(set(names)) >= len(NAMES) - 2
    assert [each for each in names if not re.fullmatch(r"[A-Za-z0-9.-]+", each)] == []
