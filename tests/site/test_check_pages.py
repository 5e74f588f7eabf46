"""A page for each copy on paper, and the code that leads to it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import segno

from qms.actions.build import build
from qms.model.publication import (
    COMING,
    EARLIER,
    ENDED,
    IN_FORCE,
    Audience,
    Wanted,
)
from qms.site import places
from qms.site.check_pages import INSTEAD, VERDICTS, WITHDRAWN
from qms.site.qr import QUIET, code_of
from tests.acting_town import Town
from tests.actions.test_build import built, revise
from tests.example_tree import lay_house
from tests.site.page_read import DAY, TOWN, Page, in_words, page_in, read
from tests.site.town_site import site_page, town_site
from tests.town.test_oracle import NOW

SITE = "https://calitate.camputeiului.example/check/"


def said(sentence: str, **values: str) -> str:
    return in_words("ro", sentence, **values)


def check_page(document: str, words: str, day: date = DAY) -> Page:
    """The page of the one copy whose name and words stand on it."""
    found = [
        read(path.read_text("utf-8")) for path in (town_site(day) / "check").iterdir()
    ]
    fitting = [each for each in found if document in each.text and words in each.text]
    assert fitting, (document, words)
    return fitting[0]


def plain(page: Page) -> str:
    return page.text.replace("\u00a0", " ")


def links(page: Page) -> list[str]:
    return [each["href"] for each in page.all("a") if "href" in each]


def test_a_copy_of_the_text_in_force_is_told_so_in_every_language() -> None:
    page = check_page("PO-012 · 2.1", said(VERDICTS[IN_FORCE]))
    assert in_words("hu", VERDICTS[IN_FORCE]) in page.text
    assert "../ro/documents/PO-012.html" in links(page)
    assert "../hu/documents/PO-012.html" in links(page)
    assert len(page.all("h1")) == 1


def test_a_copy_of_an_earlier_text_leads_to_the_one_in_force() -> None:
    page = check_page("PO-012 · 2.0", said(VERDICTS[EARLIER]))
    assert said(INSTEAD, revision="2.1", day="2 martie 2026") in plain(page)
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
    page = check_page("PC-01 · 3.0", said(VERDICTS[COMING]), date(2026, 3, 15))
    assert "25 martie 2026" in plain(page)
    (before, after) = said(INSTEAD, revision="2.2", day="|").split("|")
    assert before in plain(page)
    assert after in plain(page)


def test_a_copy_of_a_text_that_ended_names_what_took_its_place() -> None:
    page = check_page("PO-014", said(VERDICTS[ENDED]))
    assert said(WITHDRAWN, day="25 mai 2026") in plain(page)
    assert "../ro/documents/PO-013.html" in links(page)


def test_a_copy_of_an_earlier_text_of_what_ended_says_since_when_and_what_is_instead(
    tmp_path: Path,
) -> None:
    town = Town(tmp_path)
    for name in ("PO-01", "PO-02"):
        path = town.root / f"procedures/{name}.md"
        text = path.read_text("utf-8").replace("internal", "public", 1)
        path.write_text(text, "utf-8")
    vera = town.person("lake.vera")
    vera.run("submit", "PO-01", "PO-02", now="2026-02-02T09:00:00+02:00").succeeds()
    town.sign_all("PO-01", "2026-02-03")
    town.sign_all("PO-02", "2026-02-03")
    revise(town, "30 days", "20 days")
    words = ("withdraw", "PO-01", "--reason", "x", "--replaced-by", "PO-02")
    vera.run(*words, now="2026-06-01T09:00:00+03:00").succeeds()
    town.sign_all("PO-01", "2026-06-02")
    built(town, tmp_path / "site", Audience())
    found = (read(path.read_text()) for path in (tmp_path / "site/check").iterdir())
    pages = {page.text.partition("PO-01 · ")[2][:3]: page for page in found}
    earlier, last = pages["1.0"], pages["1.1"]
    assert "In force from 3 February 2026 In force until 3 May 2026" in plain(earlier)
    for each in (earlier, last):
        assert "This copy is not in force any more" in each.text
        assert "withdrawn on 2 June 2026" in plain(each)
        assert "../en/documents/PO-02.html" in links(each)
    assert not (tmp_path / "site/en/documents/PO-01/1.0.html").exists()


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
