"""The page of a text: control block, made parts, steps, what belongs to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.example_tree import lay_example
from tests.site.page_read import Page, in_words, page_in, read, town_page
from tests.site.spoken import spoken_in

STEPS = """
language: en
steps:
  - {id: s1, title: Register, office: registry, within: same day, form: F-01-1}
  - {id: s2, title: Decide, office: mayor, within: 2 days, next: [s1, s3]}
  - {id: s3, title: Send, office: registry}
---

# Purpose

Why.

# Activity

How.

## Details

More.

# Records

Where.
"""


@pytest.fixture
def page(tmp_path: Path) -> Page:
    lay_example(tmp_path, "yaml", STEPS.lstrip())
    return read(page_in(tmp_path, "PO-01"))


def headings(page: Page) -> list[str]:
    return [each["id"] for tag, each in page.elements if tag == "h2" and "id" in each]


def test_made_parts_stand_where_the_kind_puts_them(page: Page) -> None:
    assert headings(page) == [
        "part.contents",
        "purpose",
        "activity",
        "records",
        "part.history",
    ]


def test_the_steps_stand_in_the_section_of_the_work(page: Page) -> None:
    order = [each.get("id", "") for _tag, each in page.elements]
    assert order.index("activity") < order.index("part.steps") < order.index("records")
    assert len(page.all("svg")) == 1


def test_the_control_block_tells_who_answers(page: Page) -> None:
    for words in (
        "Edition and revision 1.0",
        "Approved not yet",
        "Next review 24 months, counted from the approval",
        "Owner Registry",
        "Process Service to citizens",
        "Classification internal",
        "Language English",
        "Shown as of 22 November 2026",
    ):
        assert words in page.text.replace("\u00a0", " ")
    assert re.search(r"Check code [0-9a-f]{8}…[0-9a-f]{4} ", page.text)


def test_it_says_in_words_that_it_is_a_draft(page: Page) -> None:
    assert "Draft – not approved here" in page.text
    assert "no approval of it is kept in this register" in page.text
    assert "DRAFT" in page.text


def test_each_approval_step_waits_for_its_office(page: Page) -> None:
    assert "prepared Registry not signed yet" in page.text
    assert "checked Head of public relations not signed yet" in page.text
    assert "approved Mayor not signed yet" in page.text


def test_the_table_says_what_the_drawing_says(page: Page) -> None:
    assert "2. Decide Then: 1, 3 Mayor 2 days" in page.text
    assert "Registry 1. Register 3. Send" in page.text


def test_the_history_tells_of_this_revision_alone(page: Page) -> None:
    assert "1.0 all is new first edition not approved yet" in page.text


def test_the_running_head_of_a_print_names_the_revision(page: Page) -> None:
    assert '@top-left{content:"PO-01 \\b7  1.0"}' in page.style
    assert "counter(page)" in page.style
    assert "UNCONTROLLED COPY WHEN PRINTED" in page.style


def test_a_text_in_a_file_of_its_own_is_told(tmp_path: Path) -> None:
    lay_example(tmp_path, "yaml", "body: PO-01/PO-01.docx\n---\n")
    page = read(page_in(tmp_path, "PO-01"))
    assert "stands in a file of its own: PO-01/PO-01.docx" in page.text


def test_an_outside_document_tells_where_it_comes_from() -> None:
    text = read(town_page("EXT-003")).text
    assert f"{in_words('ro', 'Cited as')} OG 27/2002" in text


def test_a_policy_leads_each_commitment_to_its_objectives() -> None:
    page = read(town_page("PC-01"))
    assert "commit-improvement" in page.values("id")
    assert "#commit-improvement" in page.values("href")
    assert "OB-2026-03" in page.text


def test_places_to_sign_are_told_to_those_who_hear_the_page() -> None:
    told = in_words("ro", "to be filled in")
    assert read(town_page("PS-01")).text.count(told) > 10


def test_pictures_are_carried_in_the_page() -> None:
    (picture,) = read(town_page("PO-012")).all("img")
    assert picture["src"].startswith("data:image/svg+xml;base64,")
    assert picture["alt"]


MIXED = """\
=== procedures/PO-01.md
---
id: PO-01
kind: operational-procedure
title: Petitions
language: en
edition: 1
revision: 0
owner: registry
steps:
  - {id: receive, title: Receive, office: registry, within: at once, next: [answer]}
  - {id: answer, title: Answer, office: mayor, text: in plain words, output: a letter}
---
# Purpose

To answer.
=== procedures/PO-01.hu.md
---
id: PO-01
title: Petíciók
language: hu
translates: {edition: 1, revision: 0}
steps:
  answer: {title: Válasz, text: közérthetően}
  receive: {title: Átvétel, office: mayor, within: azonnal}
---
# Cél

Hogy válaszoljunk.
"""


def test_a_version_tells_steps_by_id_and_marks_what_it_does_not_say(
    tmp_path: Path,
) -> None:
    html = page_in(lay_example(tmp_path, "files", MIXED), "PO-01", "hu")
    said = [each for each in spoken_in(html) if each.element in ("span", "th", "td")]
    words = {each.text: each.language for each in said}
    for text in ("1. Átvétel", "2. Válasz", "közérthetően", "azonnal"):
        assert words[text] == "hu"
    assert words["a letter"] == "en"
    assert [each.text for each in said if each.language == "en"] == ["a letter"]
    told = "What is not translated yet is shown in {language}."
    assert in_words("hu", told, language="angol") in read(html).text
    whole = MIXED.replace("közérthetően}", "közérthetően, output: levél}")
    html = page_in(lay_example(tmp_path, "files", whole), "PO-01", "hu")
    assert in_words("hu", told, language="angol") not in read(html).text
