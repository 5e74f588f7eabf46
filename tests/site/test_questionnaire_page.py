"""The page of a questionnaire: every question with its boxes, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example_tree import PARTS, lay_example
from tests.site.page_read import Page, page_in, read

VERSION = """\
id: CQ-01
title: Cum vă servim
language: ro
translates: {edition: 1, revision: 0}
purpose: Vrem să aflăm ce să facem mai bine.
privacy: Păstrăm doar numere.
groups: {clients: {title: Persoane servite la ghișeu}, firms: {title: Firme}}
scales: {satisfaction: {labels: {1: foarte nemulțumit, 5: foarte mulțumit}}}
items:
  overall: Cât de mulțumit sunteți, pe ansamblu?
  wait: {text: Nu a trebuit să aștept.}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_example(tmp_path, "questionnaire", "")
    (tmp_path / "procedures/CQ-01.ro.yaml").write_text(VERSION, encoding="utf-8")
    return tmp_path


@pytest.fixture
def page(root: Path) -> Page:
    return read(page_in(root, "CQ-01"))


def boxes(page: Page) -> int:
    return [each.get("class") for each in page.all("span")].count("box")


def test_every_question_has_a_box_for_every_answer(page: Page) -> None:
    assert page.faults == []
    satisfied, likely, easy, groups = 6 * (5 + 1), 11, 7, 2
    assert boxes(page) == satisfied + likely + easy + groups
    items = [each for each in page.values("id") if each.startswith("item.")]
    assert len(items) == 9
    assert "How satisfied are you, all in all?" in page.text
    assert page.text.count("I do not know") == 6


def test_how_it_is_answered_and_handed_in_stands_on_the_sheet(page: Page) -> None:
    assert "Nobody can tell who answered." in page.text
    assert "Put the sheet in the box at the desk" in page.text
    assert "without names and addresses" in page.text
    assert "opening hours" not in page.text


def test_a_scale_with_words_at_its_ends_is_one_row(root: Path) -> None:
    rows = [
        each
        for each in read(page_in(root, "CQ-01")).all("ul")
        if each.get("class") == "boxes in-row"
    ]
    assert len(rows) == 2


def test_a_language_version_asks_in_its_words_and_marks_what_it_lacks(
    root: Path,
) -> None:
    page = read(page_in(root, "CQ-01", "ro"))
    assert "Cât de mulțumit sunteți" in page.text
    assert "Nu a trebuit să aștept." in page.text
    assert "foarte mulțumit" in page.text
    assert "Persoane servite la ghișeu" in page.text
    assert boxes(page) == 56
    foreign = [each for each in page.all("span") if each.get("lang") == "en"]
    assert len(foreign) > 20


def test_what_is_asked_is_found_by_the_search(root: Path) -> None:
    from qms.model.passages import passages_of
    from qms.store.bytes import reading_of
    from qms.store.documents import parse
    from tests.rules.specimen import house

    data = (PARTS / "CQ-01.yaml").read_bytes()
    made = parse("procedures/CQ-01.yaml", reading_of(data), house(), "").document
    found = list(passages_of(made))
    assert found[0].text.startswith("We ask to find out")
    assert ("item.wait", "You did not have to wait.") in [
        (each.anchor, each.text) for each in found
    ]
