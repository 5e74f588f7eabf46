"""Text that reads the same in every reader of Markdown.

What the rules let pass is compared in two of them: one that follows CommonMark, as
forges do, and Python-Markdown, of which qms makes its pages.
"""

from __future__ import annotations

import re

import markdown
import pytest
from markdown_it import MarkdownIt

from qms.rules.form import (
    blocks_are_set_apart,
    fences_are_closed,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    numbered_items_end_with_a_point,
    table_rows_have_equal_cells,
    tables_have_a_line_of_dashes,
    text_has_no_raw_html,
)
from tests.rules.specimen import document, lines, values

BLOCK_RULES = (
    blocks_are_set_apart,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    numbered_items_end_with_a_point,
)
TABLE = "| a | b |\n| --- | --- |\n| c | d |\n"


def tags(html: str) -> list[str]:
    """The tags in order; paragraphs in items and classes differ, and may."""
    found = re.findall(r"</?([a-z][a-z0-9]*)", html)
    return [tag for tag in found if tag not in ("p", "code", "tbody")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Text:\n\n- a\n- b\n", id="list after a blank line"),
        pytest.param("- a\n    - b\n        - c\n- d\n", id="three levels"),
        pytest.param("- a\n  more of a\n- b\n", id="item over two lines"),
        pytest.param("1. a\n2. b\n\n    more of b\n", id="paragraph of an item"),
        pytest.param(f"Text\n\n{TABLE}\nText\n", id="table between blank lines"),
        pytest.param("# A\n- a\n- b\n", id="list under a heading"),
        pytest.param(f"# A\n{TABLE}\n# B\n", id="table between headings"),
        pytest.param(
            "On the day of\n2026. year\n", id="a line that begins with a year"
        ),
        pytest.param("Text\n\n---\n\nText\n", id="a rule across the page"),
        pytest.param("- a\n\n- b\n\n- c\n", id="loose list"),
        pytest.param("Text\n> quoted\n", id="quotation"),
        pytest.param("- a\n# B\n", id="heading under an item"),
    ],
)
def test_innocents_read_alike(text: str) -> None:
    for rule in BLOCK_RULES:
        assert lines(rule, document(text)) == []
    forge = MarkdownIt("commonmark").enable("table").render(text)
    pages = markdown.markdown(text, extensions=["tables", "fenced_code"])
    assert tags(forge) == tags(pages)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Text:\n- a\n", [2], id="list"),
        pytest.param("Text:\n1. a\n", [2], id="numbered list"),
        pytest.param(f"Text:\n{TABLE}", [2], id="table"),
        pytest.param("Text:\n```\nx\n```\n", [2], id="fence"),
        pytest.param(f"{TABLE}Text\n", [4], id="text under a table"),
        pytest.param(f"{TABLE}- a\n", [4], id="list under a table"),
        pytest.param(f"{TABLE}# B\n", [4], id="heading under a table"),
        pytest.param(f"- a\n{TABLE}", [2], id="table under an item"),
        pytest.param("- a\nmore\n- b\n", [], id="item over two lines"),
        pytest.param("Text\n- \n", [], id="an empty item interrupts nothing"),
        pytest.param("Text\n2. a\n", [], id="a number but 1 interrupts nothing"),
    ],
)
def test_blocks(text: str, found: list[int]) -> None:
    assert lines(blocks_are_set_apart, document(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("- a\n  - b\n  - c\n", [2], id="by two"),
        pytest.param("1. a\n   - b\n", [2], id="by three"),
        pytest.param("- a\n    - b\n      - c\n", [3], id="by two at the second level"),
        pytest.param("- a\n     - b\n", [2], id="by five"),
        pytest.param("- a\n\t- b\n", [], id="by a tab"),
        pytest.param(" - a\n - b\n", [], id="the whole list"),
        pytest.param("- a\n\n  more\n", [3], id="paragraph by two"),
        pytest.param("- a\n\n    more\n", [], id="paragraph by four"),
        pytest.param("- a\n\nText\n\n  Text\n", [], id="no list any more"),
        pytest.param("- a\n\n  - b\n", [3], id="after a blank line"),
    ],
)
def test_nesting(text: str, found: list[int]) -> None:
    assert lines(lists_nest_by_four_spaces, document(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Text\n---\n", [1], id="dashes"),
        pytest.param("Text\n===\n", [1], id="double dashes"),
        pytest.param("#Scope\n", [1], id="no blank"),
        pytest.param("#1 of them\n", [1], id="a number"),
        pytest.param(" # Scope\n", [1], id="a blank before it"),
        pytest.param("# Scope\n\nText\n\n---\n", [], id="set apart"),
        pytest.param("```\n#!sh\nx\n---\n```\n", [], id="code"),
        pytest.param("Text #1\n", [], id="within a line"),
    ],
)
def test_headings(text: str, found: list[int]) -> None:
    assert lines(no_heading_by_accident, document(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("1) a\n2) b\n", [1], id="told once a list"),
        pytest.param("1) a\n\nText\n\n1) b\n", [1, 5], id="two lists"),
        pytest.param("1. a (b)\n", [], id="a point"),
        pytest.param("the law of\n2026) and so on\n", [], id="within a paragraph"),
    ],
)
def test_numbers(text: str, found: list[int]) -> None:
    assert lines(numbered_items_end_with_a_point, document(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("```\nx\n```\n", [], id="closed"),
        pytest.param("````\n```\n````\n", [], id="a shorter fence within"),
        pytest.param("```\nx\n~~~\n", [1], id="closed by another sign"),
        pytest.param("```\nx\n```\n\n```\n", [5], id="the second is open"),
    ],
)
def test_fences(text: str, found: list[int]) -> None:
    assert lines(fences_are_closed, document(text)) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param("| c | d |", [], id="equal"),
        pytest.param("| c | d", [], id="without the last bar"),
        pytest.param("| c \\| d | e |", [], id="a bar in the text"),
        pytest.param("| c | d\\|", [], id="a bar at the end"),
        pytest.param("| c |", [3], id="one too few"),
        pytest.param("| c | d | e |", [3], id="one too many"),
        pytest.param("| c | d | e", [3], id="too many, as many bars"),
    ],
)
def test_rows(rows: str, found: list[int]) -> None:
    given = document(f"| a | b |\n| --- | --- |\n{rows}\n")
    assert lines(table_rows_have_equal_cells, given) == found
    assert lines(tables_have_a_line_of_dashes, given) == []


def test_the_line_of_dashes_has_as_many_cells_as_the_head() -> None:
    given = document("| a | b |\n| --- |\n| c | d |\n")
    assert lines(table_rows_have_equal_cells, given) == [2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a<br>b", ["<br>"], id="a tag in a line"),
        pytest.param("<div class='x'>", ["<div class='x'>"], id="a block"),
        pytest.param("<div\nclass='x'>", ["<div"], id="over two lines"),
        pytest.param("<!-- hidden -->", ["<!--"], id="a comment"),
        pytest.param("Dear <name>,", ["<name>"], id="a name in angles"),
        pytest.param("if a < b and c > d", [], id="comparison"),
        pytest.param("if a <b and so on", [], id="comparison, badly set"),
        pytest.param("<https://example.org> <a@example.org>", [], id="addresses"),
        pytest.param("the tag `<br>` is none", [], id="code"),
        pytest.param("```\n<br>\n```", [], id="fenced code"),
        pytest.param("x <- y <= z", [], id="arrows"),
    ],
)
def test_html(text: str, found: list[str]) -> None:
    assert values(text_has_no_raw_html, document(f"{text}\n"), "tag") == found
