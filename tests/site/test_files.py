"""Files that belong to a text: which are published, as what, and what a page says."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from markupsafe import Markup

from qms.site.drawing_safety import (
    DECLARED,
    ELEMENT,
    HANDLER,
    NO_XML,
    OUTSIDE,
    drawing_fault,
)
from qms.site.file_kinds import STRANGE, UNLIKE, Examined, examined
from qms.site.pictures import sized
from tests.acting_town import Town
from tests.actions.test_build import built, lived, town
from tests.site.town_site import site_page, site_text, town_site

__all__ = ["lived", "town"]

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(
    ">I4sIIBBBBB", 13, b"IHDR", 40, 30, 8, 2, 0, 0, 0
)


def svg(inside: str, attributes: str = "") -> bytes:
    return f"<svg {XMLNS} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(svg("<rect width='4' height='4' fill='url(#g)'/>"), id="shape"),
        pytest.param(svg("<defs/><use href='#a'/><a href='#b'/>"), id="inner links"),
        pytest.param(svg("<style>.a{fill:url(#g)}</style>"), id="style"),
        pytest.param(b'<?xml version="1.0" encoding="UTF-8"?>' + svg(""), id="xml"),
        pytest.param(
            svg("<image href='data:image/png;base64,AAAA'/>"), id="carried picture"
        ),
    ],
)
def test_a_drawing_is_harmless(data: bytes) -> None:
    assert drawing_fault(data) == ("", "")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        pytest.param(svg("<script>alert(1)</script>"), ELEMENT, id="script"),
        pytest.param(svg("<SCRIPT/>"), ELEMENT, id="unknown element"),
        pytest.param(svg("<foreignObject/>"), ELEMENT, id="foreign"),
        pytest.param(
            svg("<s xmlns='http://www.w3.org/1999/xhtml'/>"), ELEMENT, id="html"
        ),
        pytest.param(
            svg("<script xmlns='http://www.w3.org/1999/xhtml'/>"), ELEMENT, id="html js"
        ),
        pytest.param(svg("<script xmlns=''/>"), ELEMENT, id="no namespace"),
        pytest.param(svg("<set attributeName='href' to='x'/>"), ELEMENT, id="set"),
        pytest.param(svg("<animate/>"), ELEMENT, id="animate"),
        pytest.param(svg("", "onload='alert(1)'"), HANDLER, id="handler"),
        pytest.param(svg("<g ONCLICK='x'/>"), HANDLER, id="capital handler"),
        pytest.param(svg("<a href='javascript:x'/>"), OUTSIDE, id="script link"),
        pytest.param(svg("<a xlink:href='https://a.b'/>"), OUTSIDE, id="outside link"),
        pytest.param(svg("<use href='other.svg#a'/>"), OUTSIDE, id="other file"),
        pytest.param(svg("<image href='https://a.b/c.png'/>"), OUTSIDE, id="image"),
        pytest.param(
            svg("<image href='data:image/svg+xml;base64,AA'/>"), OUTSIDE, id="inner svg"
        ),
        pytest.param(svg("<style>@import 'a.css'</style>"), OUTSIDE, id="import"),
        pytest.param(svg("<style>a{b:u\\72l(x)}</style>"), OUTSIDE, id="escaped url"),
        pytest.param(svg("<g style='fill:url(//a.b/c)'/>"), OUTSIDE, id="url"),
        pytest.param(svg("<g fill=\"url( 'http://a')\"/>"), OUTSIDE, id="quoted url"),
        pytest.param(svg("", "xml:base='https://a.b/'"), OUTSIDE, id="base"),
        pytest.param(b"<!DOCTYPE svg>" + svg(""), DECLARED, id="doctype"),
        pytest.param(
            b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), DECLARED, id="entity"
        ),
        pytest.param(
            b'<?xml-stylesheet href="a.css"?>' + svg(""), DECLARED, id="instruction"
        ),
        pytest.param(svg("").decode().encode("utf-16"), NO_XML, id="other encoding"),
        pytest.param(
            b'<?xml version="1.0" encoding="utf-7"?>' + svg(""), NO_XML, id="utf-7"
        ),
        pytest.param(svg("<g>"), NO_XML, id="not closed"),
        pytest.param(b"<html/>", ELEMENT, id="no drawing"),
    ],
)
def test_a_drawing_that_could_do_more_is_refused(data: bytes, fault: str) -> None:
    assert drawing_fault(data)[0] == fault


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        pytest.param(
            "a.png", PNG, Examined("picture, PNG", len(PNG), 40, 30), id="png"
        ),
        pytest.param(
            "a.PNG", PNG, Examined("picture, PNG", len(PNG), 40, 30), id="capitals"
        ),
        pytest.param("a.csv", b"a;b", Examined("table, CSV", 3), id="csv"),
        pytest.param("a.pdf", b"%PDF-1.7", Examined("document, PDF", 8), id="pdf"),
        pytest.param("a.docx", b"PK\x03\x04", Examined("text, DOCX", 4), id="docx"),
        pytest.param("a.html", b"<p>", Examined("", 3, fault=STRANGE), id="html"),
        pytest.param("a.js", b"x", Examined("", 1, fault=STRANGE), id="js"),
        pytest.param(
            "a.docm", b"PK\x03\x04", Examined("", 4, fault=STRANGE), id="docm"
        ),
        pytest.param("csv", b"a", Examined("", 1, fault=STRANGE), id="no ending"),
        pytest.param(
            "a.png", b"<svg/>", Examined("picture, PNG", 6, fault=UNLIKE), id="lie"
        ),
        pytest.param(
            "a.txt", b"\xff\xfe", Examined("text, TXT", 2, fault=UNLIKE), id="no text"
        ),
    ],
)
def test_a_file_is_what_its_name_and_bytes_say(
    name: str, data: bytes, found: Examined
) -> None:
    assert examined(name, data) == found
    assert Examined.read(found.written()) == found


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        pytest.param('width="40" height="30px"', (40, 30), id="stated"),
        pytest.param('viewBox="0 0 820 790"', (820, 790), id="box"),
        pytest.param('width="100%" viewBox="0 0 82 79"', (82, 79), id="share"),
        pytest.param("", (300, 150), id="none"),
        pytest.param('viewBox="0 0 1e9 5"', (300, 150), id="absurd"),
    ],
)
def test_a_drawing_has_a_size(attributes: str, size: tuple[int, int]) -> None:
    found = examined("a.svg", svg("", attributes))
    assert (found.width, found.height) == size


def test_only_pictures_of_ours_tell_a_size() -> None:
    html = Markup('<p><img alt="a" src="../x.png"> <img alt="b" src="y.png"></p>')
    assert sized(html, {"../x.png": (4, 3)}) == (
        '<p><img alt="a" src="../x.png" width="4" height="3">'
        ' <img alt="b" src="y.png"></p>'
    )


def test_a_picture_lies_in_the_site_once_for_all_its_texts() -> None:
    page = site_page("ro/documents/PO-012.html")
    picture = page.all("img")[0]
    file = (town_site() / "ro/documents" / picture["src"]).resolve()
    assert (
        file.read_bytes()
        == (
            next(Path("procedures/operational/PO-012").resolve().glob("flux.svg"))
        ).read_bytes()
    )
    assert (picture["width"], picture["height"]) == ("820", "790")
    assert site_page("hu/documents/PO-012.html").all("img")[0]["src"] == picture["src"]
    assert "data:image" not in site_text("ro/documents/PO-012.html").replace(
        "img-src 'self' data:", ""
    )


def test_an_attachment_is_a_link_with_its_type_and_size() -> None:
    page = site_page("ro/documents/PO-012.html")
    links = [each["href"] for each in page.all("a") if "href" in each]
    assert any(each.endswith("/flux.svg") for each in links)
    assert "(desen, SVG, 3,4 kB)" in page.text.replace("\u00a0", " ")


def test_a_file_that_is_not_published_is_named_with_the_reason(
    town: Town, tmp_path: Path
) -> None:
    vera = town.person("lake.vera")
    words = ("revise", "PO-01", "--reason", "law", "--summary", "a tool")
    vera.run(*words, now="2026-05-04T08:00:00+02:00").succeeds()
    path = town.root / "procedures/PO-01.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("PO-01/flow.svg", "PO-01/flow.exe"), "utf-8")
    (town.root / "procedures/PO-01/flow.svg").rename(
        town.root / "procedures/PO-01/flow.exe"
    )
    vera.run("submit", "PO-01", now="2026-05-04T09:00:00+02:00").succeeds()
    town.sign_all("PO-01", "2026-05-04")
    built(town, tmp_path / "site")
    page = (tmp_path / "site/en/documents/PO-01.html").read_text("utf-8")
    assert "files of this type are not published" in page
    assert [each.name for each in (tmp_path / "site/files").rglob("*.*")] == [
        "flow.svg"
    ]
