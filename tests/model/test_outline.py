"""The outline of a Markdown text: what each line is, and what follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.heading import slug
from qms.model.outline import Outline
from qms.model.row import cells, column_of, is_ruler

LETTERS = set("_hfcltqxrsidp")
PIECES = (
    *("# A", "## B {#b}", "---", "===", "***", "- a", "* * *", "1. x", "| a | b |"),
    *("```", "~~~~", "`", "    code", "\t", "<div>", "<https://a.b>", "[a]: b"),
    *("> q", "[t](a.md)", "![p](b.png)", "PO-012", "{#tag}", "\u2028", "\0", "\r"),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map(
    "\n".join
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("", "_", id="nothing"),
        pytest.param("text\n\n  \nmore", "p__p", id="blank lines"),
        pytest.param("# A\n###### B\n####### C", "hhp", id="up to six levels"),
        pytest.param("#A\n    # B", "pp", id="no blank after, or too far in"),
        pytest.param("\n    # B", "_i", id="indented code"),
        pytest.param("Title\n===\nmore\n---", "hshs", id="underlined"),
        pytest.param("\n---\n- - -\n***\n_ _ _", "_rrrr", id="breaks"),
        pytest.param("- a\n* b\n+ c\n1. d\n2) e\n-f", "lllllp", id="items"),
        pytest.param("-\n1.", "ll", id="empty items"),
        pytest.param("| a |\n  | b |", "tt", id="rows"),
        pytest.param("> a\n>", "qq", id="quotes"),
        pytest.param("```\n# A\n```\n# B", "fcfh", id="fence"),
        pytest.param("~~~\n```\n~~~", "fcf", id="another sign closes none"),
        pytest.param("````\n```\n`````", "fcf", id="at least as long"),
        pytest.param("```\n# A", "fc", id="never closed"),
        pytest.param("```\n``` x\n```", "fcf", id="a word after it closes none"),
        pytest.param("<div>\n<!-- a -->\n</p>", "xxx", id="raw html"),
        pytest.param("<https://a.b>\n<a@b.c>", "pp", id="addresses are none"),
        pytest.param("[a]: b.md", "d", id="definition"),
        pytest.param("\n    | a |", "_t", id="an indented row"),
        pytest.param("a\n    b", "pp", id="a lazy line"),
    ],
)
def test_marks(text: str, marks: str) -> None:
    assert Outline(text).marks == marks


@given(text=texts, first=st.integers(1, 50))
def test_any_text_has_an_outline(text: str, first: int) -> None:
    outline = Outline(text, first)
    assert len(outline.marks) == len(outline.lines) == text.count("\n") + 1
    assert set(outline.marks) <= LETTERS
    last = first + len(outline.lines) - 1
    assert all(first <= each.line <= last for each in outline.headings)
    assert all(0 <= each.start <= each.end for each in outline.sections)
    assert all(first <= each.line <= last for each in outline.links)
    assert all(first <= line <= last for _name, line, _column in outline.tags)
    assert all(begin < end for begin, end in outline.tables())
    assert isinstance(outline.prose, str)
    assert outline.is_empty == (not outline.marks.strip("_"))
    for word in outline.capitals:
        line, column = outline.find(word)
        assert outline.lines[line - first][column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# A b", [(1, "A b", 5, "a-b")], id="words"),
        pytest.param("### A ###", [(3, "A", 5, "a")], id="closing signs"),
        pytest.param("# A {#own}", [(1, "A", 5, "own")], id="own anchor"),
        pytest.param(
            "# A {: #own .x}", [(1, "A", 5, "own")], id="own anchor and class"
        ),
        pytest.param("A\n=", [(1, "A", 5, "a")], id="underlined once"),
        pytest.param("A\n--", [(2, "A", 5, "a")], id="underlined twice"),
        pytest.param("#", [(1, "", 5, "")], id="no words"),
        pytest.param(
            "# A\n# A\n# A {#x}",
            [(1, "A", 5, "a"), (1, "A", 6, "a-1"), (1, "A", 7, "x")],
            id="equal anchors are numbered",
        ),
        pytest.param(
            "# Ügyfél – űrlap", [(1, "Ügyfél – űrlap", 5, "ügyfél--űrlap")], id="script"
        ),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str, int, str]]) -> None:
    found = Outline(text, 5).headings
    assert [(each.level, each.title, each.line, each.anchor) for each in found] == (
        expected
    )


def test_sections_end_where_the_next_heading_begins() -> None:
    outline = Outline("intro\n# A\none\ntwo\nB\n===\nthree")
    found = [
        (each.heading.title, outline.lines[each.start : each.end])
        for each in outline.sections
    ]
    assert found == [("A", ["one", "two"]), ("B", ["three"])]


def test_under_a_heading_stand_its_sub_sections_too() -> None:
    outline = Outline("# A\n## B\ntext\n# C", 10)
    first, second, third = outline.headings
    assert outline.under(first) == (1, 3)
    assert outline.under(second) == (2, 3)
    assert outline.under(third) == (4, 4)


def test_links_stand_where_their_targets_stand() -> None:
    text = "See [a](b.md#c) and ![p](<d.png> 'x').\n```\n[no](x.md)\n```"
    found = [
        (each.target, each.line, each.column, each.is_image)
        for each in Outline(text, 3).links
    ]
    assert found == [("b.md#c", 3, 9, False), ("d.png", 3, 27, True)]


def test_tags_are_those_that_no_heading_bears() -> None:
    text = "# A {#a}\nWe serve. {#commit-a}\n```\n{#no}\n```"
    assert Outline(text).tags == (("commit-a", 2, 11),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("See PO-012.", {"PO-012"}, id="an id"),
        pytest.param("UAT, ȘEF és ÖNK", {"UAT", "ȘEF", "ÖNK"}, id="abbreviations"),
        pytest.param("a PO-012-ben", {"PO-012"}, id="before a case ending"),
        pytest.param("A b Ab xPO-1 /PO-2 .PO-3", set(), id="parts of others"),
        pytest.param("```\nPO-012\n```", set(), id="in code"),
        pytest.param("ДВ и ОбС", {"ДВ"}, id="Cyrillic"),
    ],
)
def test_capitals(text: str, expected: set[str]) -> None:
    assert set(Outline(text).capitals) == expected


@pytest.mark.parametrize(
    ("word", "place"),
    [
        pytest.param("PO-01", (4, 7), id="whole, not the beginning of another"),
        pytest.param("PO-012", (3, 1), id="first of two"),
        pytest.param("012", (3, 4), id="a part, if it stands nowhere whole"),
        pytest.param("XX-1", (3, 1), id="nowhere: where the text begins"),
    ],
)
def test_find(word: str, place: tuple[int, int]) -> None:
    assert Outline("PO-012 or\n  see PO-01-ben, PO-012", 3).find(word) == place


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("| a | b |", ["a", "b"], id="bars at both ends"),
        pytest.param("a | b", ["a", "b"], id="bars between only"),
        pytest.param("| a \\| b | c |", ["a \\| b", "c"], id="an escaped bar"),
        pytest.param("| a \\|", ["a \\|"], id="an escaped bar at the end"),
        pytest.param("| | |", ["", ""], id="empty ones"),
    ],
)
def test_cells(row: str, expected: list[str]) -> None:
    assert cells(row) == expected


@pytest.mark.parametrize(
    ("row", "number", "column"),
    [
        pytest.param("| a | b |", 1, 7, id="the text of a cell"),
        pytest.param("| a |  | c |", 1, 6, id="an empty cell: behind its bar"),
        pytest.param("| a || c |", 1, 6, id="a cell of no width"),
        pytest.param("a | b", 0, 1, id="no bar at the beginning"),
        pytest.param("  | a \\| x | |", 1, 13, id="a bar of the text is none"),
        pytest.param("| a |", 1, 5, id="no such cell: the row's end"),
        pytest.param("| a", 3, 3, id="nor a bar there"),
    ],
)
def test_column_of(row: str, number: int, column: int) -> None:
    assert column_of(row, number) == column


@pytest.mark.parametrize(
    ("row", "expected"),
    [("| --- | :-: |", True), ("|---", True), ("| a |", False), ("| |", False)],
)
def test_is_ruler(row: str, expected: bool) -> None:
    assert is_ruler(row) is expected


def test_slug_keeps_letters_of_any_script() -> None:
    assert slug(" Молби и 2. жалби! ") == "молби-и-2-жалби"
