"""Every way of a site leads somewhere, read from the finished files.

A register of 80 documents in two languages; of 2 000 where QMS_FUZZ is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.corpus import code
from qms.actions.build import build
from qms.model.publication import PUBLIC, Audience, Wanted
from tests.site.many_texts import lay_many
from tests.site.page_read import DAY
from tests.site.site_links import Links, link_faults
from tests.site.town_site import town_site
from tests.town.test_oracle import NOW

COUNT = 2000 if "QMS_FUZZ" in os.environ else 80
BASE = "https://calitate.camputeiului.example/"
AUDIENCES = [
    pytest.param(PUBLIC, id="public"),
    pytest.param(Audience(is_internal=True, with_drafts=True), id="internal"),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("many") / "town"
    lay_many(root, COUNT)
    draft = root / f"procedures/operational/{code(1)}.md"
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("revision: 0", "revision: 1", 1), encoding="utf-8")
    return root


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_way_of_a_large_site_leads_somewhere(
    register: Path, tmp_path: Path, audience: Audience
) -> None:
    built = build(register, DAY, Wanted(audience), tmp_path / "site", NOW)
    links = link_faults(built.folder, BASE)
    assert links.faults == []
    hidden = 0 if audience.is_internal else COUNT // 4
    pages = [each for each in links.files if each.startswith("hu/documents/PO-")]
    assert len(pages) > COUNT - hidden
    assert len(links.wanted) > 20 * COUNT
    assert sum("/schema.png" in each for each in links.files) == COUNT - hidden
    assert audience.is_internal == any("/draft.html" in each for each in pages)
    assert audience.is_internal == ("sitemap.xml" not in links.files)


def test_every_way_of_the_towns_site_leads_somewhere() -> None:
    internal = Audience(is_internal=True)
    assert link_faults(town_site(DAY, internal), BASE).faults == []


# --- the reader of links itself ---------------------------------------------

PAGE = '<html lang="ro"><body><h1 id="a">A</h1><p id="ă">{}</p></body></html>'
SHEET = "p {{ background: {} }}"


def lay(folder: Path, inside: str, sheet: str) -> Path:
    """A site of two pages, with a link in one."""
    ways = '<a href="b.html">b</a> <a href="SHA256SUMS">s</a> <img src="c.css">'
    (folder / "index.html").write_text(PAGE.format(ways + inside), encoding="utf-8")
    (folder / "b.html").write_text(PAGE.format(""), encoding="utf-8")
    (folder / "c.css").write_text(SHEET.format(sheet), encoding="utf-8")
    (folder / "SHA256SUMS").write_text("", encoding="utf-8")
    return folder


def told(links: Links) -> list[str]:
    return [each for each in links.faults if not each.startswith("SHA256SUMS: ")]


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param('<a href="b.html#%C4%83">x</a>', id="an anchor, encoded"),
        pytest.param('<a href="#ă">x</a>', id="an anchor as it is"),
        pytest.param('<a href="https://a.example/?q#x">x</a>', id="a link outside"),
        pytest.param('<a href="mailto:a@b.example">x</a>', id="a letter"),
        pytest.param('<img src="data:,">', id="a picture in the page"),
        pytest.param('<a href="b.html" hreflang="ro">x</a>', id="a language"),
    ],
)
def test_a_way_that_is_whole_is_no_fault(tmp_path: Path, inside: str) -> None:
    assert told(link_faults(lay(tmp_path, inside, "none"))) == []


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        pytest.param('<a href="x.html">x</a>', "leads to x.html", id="no file"),
        pytest.param('<a href="B.html">x</a>', "leads to B.html", id="capitals"),
        pytest.param('<a href="b.html#b">x</a>', "leads to b.html#b", id="no anchor"),
        pytest.param('<a href="#A">x</a>', "index.html#A", id="an anchor in capitals"),
        pytest.param('<a href="./x y">x</a>', "is not encoded", id="a blank"),
        pytest.param('<a href="#a b">x</a>', "is not encoded", id="a blank behind #"),
        pytest.param('<a href="../b.html">x</a>', "leaves the folder", id="above"),
        pytest.param('<a href="/b.html">x</a>', "leaves the site", id="the root"),
        pytest.param('<a href="//b.example">x</a>', "leaves the site", id="a host"),
        pytest.param('<a href="javascript:x">x</a>', "leaves the site", id="a script"),
        pytest.param(
            '<img src="https://b.example">', "leaves the site", id="a picture"
        ),
        pytest.param('<a href="b.html?q=1">x</a>', "has a query", id="a query"),
        pytest.param('<a href="b.html" hreflang="hu">x</a>', "in hu", id="a language"),
        pytest.param('<b id="a"></b>', "has twice the id a", id="an id twice"),
        pytest.param('<a href="qms:file/x">x</a>', "left open", id="a place left open"),
    ],
)
def test_a_way_that_leads_nowhere_is_told(
    tmp_path: Path, inside: str, fault: str
) -> None:
    found = told(link_faults(lay(tmp_path, inside, "none")))
    assert any(each.startswith("index.html: ") and fault in each for each in found)


PLANTED: dict[str, Callable[[Path], object]] = {
    "nobody leads to it": lambda site: (site / "d.html").write_text(PAGE),
    "c.css: asks for": lambda site: (site / "c.css").write_text("a{b:url(x.png)}"),
    "differs from the folder": lambda site: (site / "e.txt").write_text(""),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_file_that_does_not_belong_is_told(tmp_path: Path, fault: str) -> None:
    site = lay(tmp_path, "", "none")
    PLANTED[fault](site)
    assert any(fault in each for each in link_faults(site).faults)
