"""Passages: what a reader finds is what the page shows, and nothing that it hides."""

from __future__ import annotations

import pytest

from qms.model.passages import Passage, passages_of, plain
from tests.model.test_document import document

CHARTER = """\
id: CH-01
kind: charter
purpose: What we promise
references: [PS-99]
contacts: {address: Main street 1}
expectations: [Be kind, Be on time]
dissatisfied:
  complaint: {text: Complain freely, owner: registry, limit: 15 days}
  outside: [{body: The ombudsman, contact: 555}]
services:
  - {id: permit, title: Building permit, office: x, needs: [a plan], words: [loft]}
promises:
  - {id: answer, text: We answer in 20 days, owner: registry, remedy: A letter}
"""
VERSION = """\
id: CH-01
language: hu
translates: {edition: 1, revision: 0}
principles: {openness: We are open}
services: {permit: {title: Építési engedély, text: Mikor kell}, wrong: x}
"""


def test_a_passage_stands_under_its_heading() -> None:
    body = "Before.\n\n# One *two* {#own}\n\nText\nin lines.\n\n## Ügyfél\n\n- a\n- b\n"
    assert list(passages_of(document(body=body))) == [
        Passage("", "", "Before."),
        Passage("One two", "own", "Text in lines."),
        Passage("Ügyfél", "ügyfél", "a · b"),
    ]


def test_what_no_page_shows_is_not_found() -> None:
    body = (
        "Seen <!-- not\n# seen\n--> too.\n\n<script>\nnever\n</script>\n\n"
        "```\ncode\n```\n\n[ref]: https://example.org\n\n<!-- open"
    )
    assert list(passages_of(document(body=body))) == [Passage("", "", "Seen too. code")]


def test_a_table_is_read_row_by_row() -> None:
    body = "| Act | Who |\n| --- | --- |\n| plan | **he** |\n"
    assert list(passages_of(document(body=body))) == [
        Passage("", "", "Act – Who · plan – he")
    ]


def test_steps_are_found_where_they_stand_in_the_page() -> None:
    head = "id: PO-01\nsteps: [{id: s1, title: Register, output: number}, {id: s2}]\n"
    assert list(passages_of(document(head))) == [
        Passage("", "part.steps", "Register – number")
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("- [x] **done** _now_", "done now", id="task"),
        pytest.param("> 1. see [PO-01](PO-01.md)[^2]", "see PO-01", id="link"),
        pytest.param("![a flow](flow.svg) and `code`", "a flow and code", id="picture"),
        pytest.param(r"5 \* 3 &amp; file_name", "5 * 3 & file_name", id="signs"),
        pytest.param("<b>bold</b>{.wide}", "bold", id="elements"),
    ],
)
def test_plain(line: str, told: str) -> None:
    assert plain(line) == told


def test_a_charter_is_found_by_its_services_and_promises() -> None:
    assert list(passages_of(document(CHARTER, path="procedures/CH-01.yaml"))) == [
        Passage(
            "",
            "",
            "What we promise · Be kind · Be on time · Complain freely · The ombudsman",
        ),
        Passage("Building permit", "service.permit", "a plan · loft"),
        Passage("We answer in 20 days", "promise.answer", "A letter"),
    ]


def test_a_translated_charter_is_found_by_the_same_anchors() -> None:
    assert list(passages_of(document(VERSION, path="procedures/CH-01.hu.yaml"))) == [
        Passage("", "", "We are open"),
        Passage("Építési engedély", "service.permit", "Mikor kell"),
    ]


def test_translated_steps_are_found_where_they_stand_in_the_page() -> None:
    head = (
        "id: PO-01\nlanguage: hu\ntranslates: {edition: 1, revision: 0}\n"
        "steps: {s1: {title: Iktatás, output: szám}, s2: {title: Válasz}, s3: x}\n"
    )
    assert list(passages_of(document(head, path="procedures/PO-01.hu.md"))) == [
        Passage("", "part.steps", "Iktatás – szám · Válasz")
    ]
