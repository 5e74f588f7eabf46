"""Sections: there, in order, not empty, with headings that fit one another."""

from __future__ import annotations

import pytest

from qms.rules.form import (
    generated_parts_are_not_hand_written,
    heading_levels_do_not_jump,
    required_sections_are_present,
    sections_are_in_order,
    sections_are_not_empty,
    text_has_one_title,
    text_is_present,
)
from tests.rules.specimen import document, lines, values

PURPOSE = "# Purpose\n\nWhy.\n\n"
DEFINITIONS = "# Definitions\n\nNone.\n\n"
ACTIVITY = "# Activity\n\nHow.\n\n"
RECORDS = "# Records\n\nWhich.\n\n"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param(PURPOSE + ACTIVITY, [], id="both are there"),
        pytest.param("# 1. PURPOSE\n\nx\n\n# II Activity:\n\nx\n", [], id="numbered"),
        pytest.param("# Scop\n\nx\n\n# Activitate\n\nx\n", [], id="another language"),
        pytest.param(ACTIVITY, [("Purpose", 1)], id="before the one that follows"),
        pytest.param(PURPOSE, [("Activity", 3)], id="at the end"),
        pytest.param("x\n", [("Purpose", 1), ("Activity", 1)], id="no heading at all"),
        pytest.param("", [], id="an empty text has a rule of its own"),
    ],
)
def test_missing_sections(text: str, missing: list[tuple[str, int]]) -> None:
    rule, given = required_sections_are_present, document(text)
    found = zip(values(rule, given, "section"), lines(rule, given), strict=True)
    assert list(found) == missing


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        pytest.param(PURPOSE + DEFINITIONS + ACTIVITY, [], id="in order"),
        pytest.param(PURPOSE + "# More\n\nx\n\n" + ACTIVITY, [], id="unknown between"),
        pytest.param(
            ACTIVITY + PURPOSE + DEFINITIONS, ["Activity"], id="one too early"
        ),
        pytest.param(
            RECORDS + PURPOSE + DEFINITIONS + ACTIVITY,
            ["Records"],
            id="as few as can be",
        ),
        pytest.param(
            ACTIVITY + "## Purpose\n\nx\n\n" + RECORDS, [], id="a part is no section"
        ),
        pytest.param("", [], id="no text"),
    ],
)
def test_order(text: str, moved: list[str]) -> None:
    assert values(sections_are_in_order, document(text), "section") == moved


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        pytest.param(PURPOSE + ACTIVITY, [], id="both say something"),
        pytest.param("# Purpose\n\n# Activity\n\nx\n", [1], id="first is empty"),
        pytest.param("# Purpose\n\n---\n\n# Activity\n\nx\n", [1], id="only a rule"),
        pytest.param("# Purpose\n\n## A\n\nx\n", [], id="text in a part"),
        pytest.param("# Purpose\n\n## A\n\n## B\n", [1], id="nothing in the parts"),
        pytest.param("# Purpose\n\n| a |\n| - |\n", [], id="a table"),
        pytest.param("# Anything\n\n# Purpose\n\nx\n", [], id="unknown sections may"),
    ],
)
def test_emptiness(text: str, empty: list[int]) -> None:
    assert lines(sections_are_not_empty, document(text)) == empty


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        pytest.param(PURPOSE + ACTIVITY, [], id="each once"),
        pytest.param("# Petitions\n\nx\n", [1], id="the title"),
        pytest.param("# 1. PETITIONS\n\nx\n", [1], id="the title, numbered"),
        pytest.param("# Purpose\n\nx\n\n# Purpose\n\ny\n", [5], id="a section twice"),
        pytest.param(
            "# A\n\n## Time\n\nx\n\n# B\n\n## Time\n\nx\n", [], id="parts may be alike"
        ),
    ],
)
def test_titles(text: str, repeated: list[int]) -> None:
    assert lines(text_has_one_title, document(text, title="Petitions")) == repeated


@pytest.mark.parametrize(
    ("text", "jumps"),
    [
        pytest.param("# A\n\n## B\n\n### C\n\n# D\n", [], id="one by one, and back"),
        pytest.param("## A\n", [1], id="begins at the second"),
        pytest.param("# A\n\n### B\n", [3], id="leaves one out"),
        pytest.param("# A\n\n```\n### no\n```\n", [], id="in code"),
        pytest.param("# A\n\n### B\n\n### C\n", [3], id="told once"),
    ],
)
def test_levels(text: str, jumps: list[int]) -> None:
    assert lines(heading_levels_do_not_jump, document(text)) == jumps


def test_generated_sections() -> None:
    rule = generated_parts_are_not_hand_written
    assert lines(rule, document(PURPOSE + "# History\n\nx\n")) == [5]
    assert lines(rule, document(PURPOSE + "# Istoric\n\nx\n", "ro")) == [5]
    assert lines(rule, document(PURPOSE + "## History\n\nof the town\n")) == []


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        pytest.param("\n\n", "", [0], id="blank lines only: the line above them"),
        pytest.param("x\n", "", [], id="a word"),
        pytest.param("", "body: PO-01/a.docx\n", [], id="the text is a file"),
    ],
)
def test_presence(text: str, more: str, found: list[int]) -> None:
    assert lines(text_is_present, document(text, more=more)) == found


def test_outside_documents_keep_their_text_elsewhere() -> None:
    given = document("", kind="external-document")
    assert lines(text_is_present, given) == []
