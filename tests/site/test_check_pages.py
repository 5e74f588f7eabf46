"""A page for each copy on paper, and the code that leads to it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import segno

from qms.actions.build import build
from qms.model.publication import COMING, EARLIER, IN_FORCE, Wanted
from qms.site import places
from qms.site.check_pages import VERDICTS, WITHDRAWN
from qms.site.qr import QUIET, code_of
from tests.example_tree import lay_house
from tests.site.page_read import DAY, TOWN, Page, in_words, page_in, read
from tests.site.town_site import site_page, town_site
from tests.town.test_oracle import NOW

HOLDS = VERDICTS[IN_FORCE]
PAST = VERDICTS[EARLIER]
TO_COME = VERDICTS[COMING]
READ = "Revision {revision} is in force since {day}. Read it here:"
SITE = "https://calitate.camputeiului.example/check/"


def check_page(document: str, words: str, day: date = DAY) -> Page:
    """The page of the one copy whose name and words stand on it."""
    found = [
        read(path.read_text("utf-8")) for path in (town_site(day) / "check").iterdir()
    ]
    fitting = [each for each in found if document in each.text and words in each.text]
    assert fitting, (document, words)
    return fitting[0]


def links(page: Page) -> list[str]:
    return [each["href"] for each in page.all("a") if "href" in each]


def test_a_copy_of_the_text_in_force_is_told_so_in_every_language() -> None:
    page = check_page("PO-012 · 2.1", in_words("ro", HOLDS))
    assert page.text.count(in_words("ro", HOLDS)) == 1
    assert page.text.count(in_words("hu", HOLDS)) == 1
    assert "../ro/documents/PO-012.html" in links(page)
    assert "../hu/documents/PO-012.html" in links(page)
    assert len(page.all("h1")) == 1


def test_a_copy_of_an_earlier_text_leads_to_the_one_in_force() -> None:
    page = check_page("PO-012 · 2.0", in_words("ro", PAST))
    assert "2 martie 2026" in page.text.replace("\u00a0", " ")
    assert "../ro/documents/PO-012.html" in links(page)


def test_the_language_of_the_copy_comes_first() -> None:
    tags = [
        [each["lang"] for each in site_page(f"check/{path.name}").all("section")]
        for path in (town_site() / "check").iterdir()
    ]
    assert {tuple(each) for each in tags} >= {
        ("ro", "hu"),
        ("hu", "ro"),
        ("bg", "ro", "hu", "en"),
    }


def test_a_copy_of_a_text_to_come_says_from_which_day() -> None:
    page = check_page("PC-01 · 3.0", in_words("ro", TO_COME), date(2026, 3, 15))
    assert "25 martie 2026" in page.text.replace("\u00a0", " ")
    assert in_words("ro", READ, revision="2.2", day="@").partition("@")[0] in page.text


def test_a_copy_of_a_text_that_ended_names_what_took_its_place() -> None:
    page = check_page("PO-014", in_words("ro", WITHDRAWN, day="@").partition("@")[0])
    assert "../ro/documents/PO-013.html" in links(page)


def test_every_printed_page_leads_to_a_page_that_is_there() -> None:
    targets = set()
    for path in town_site().rglob("*.html"):
        targets |= set(
            re.findall(rf"Code.*?: {SITE}(\w+)\.html", path.read_text("utf-8"))
        )
        targets |= set(
            re.findall(rf"{SITE}(\w+)\.html</title>", path.read_text("utf-8"))
        )
    there = {path.stem for path in (town_site() / "check").iterdir()}
    assert targets
    assert targets <= there


def test_a_code_of_two_texts_tells_of_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_SHORT", 1)
    monkeypatch.setenv("QMS_CACHE", "off")
    build(TOWN, DAY, Wanted(languages=("ro",)), tmp_path / "site", NOW)
    pages = [path.read_text("utf-8") for path in (tmp_path / "site/check").iterdir()]
    assert len(pages) <= 16
    assert any(read(each).elements.count(("h2", {})) > 1 for each in pages)


def test_a_code_is_drawn_as_it_was_computed() -> None:
    address = f"{SITE}4be02f97.html"
    code = code_of(address)
    dark = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path):
        dark |= {(int(x) + step, int(y)) for step in range(int(width))}
    rows = segno.make(address, error="m", micro=False, boost_error=False).matrix
    meant = {
        (x + QUIET, y + QUIET)
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    }
    assert dark == meant
    assert code.side == len(rows) + 2 * QUIET


def test_without_an_address_of_the_site_a_page_bears_its_code_in_letters(
    tmp_path: Path,
) -> None:
    page = read(page_in(lay_house(tmp_path), "PC-01"))
    assert "Check code of this text:" in page.text
    assert "Is this copy still in force?" not in page.text
