"""A redline told: what came and went, under its headings, as wide as the terminal."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.model.redline.block import Redline
from qms.model.redline.comparison import Written, redline
from qms.model.redline.words import ADDED, REMOVED, SAME, Run
from qms.reports.cells import width
from qms.reports.redline import as_json, as_text, summary
from qms.reports.runs import atoms_of
from qms.reports.telling import Telling
from qms.store.yaml import read_yaml

LONG = "Registratura dă fiecărei petiții un număr în ziua în care a sosit."
OLD = f"""\
# Scop

{LONG}

# Termene

Neschimbat.

Răspunsul pleacă în 30 de zile.

| Pas | Termen |
| --- | ------ |
| întâi | 2 zile |

- unu
- doi

# Sfârșit

Gata.
"""
NEW = f"""\
# Scop

# Termene

Neschimbat.

Răspunsul pleacă în 20 de zile.

| Pas | Termen |
| --- | ------ |
| întâi | 3 zile |

- unu
- doi
- trei

{LONG}

# Sfârșit

Gata.
"""
TOLD = """\
  … 2 unchanged paragraphs

  Termene

    Neschimbat.

    Răspunsul pleacă în [-30-] {+20+} de zile.

    | Pas | Termen
    | întâi | [-2-] {+3+} zile

  … 1 unchanged paragraph

    • doi
    • {+trei+}

    moved here from: Scop
    Registratura dă fiecărei petiții un număr în ziua în care a sosit.

  … 2 unchanged paragraphs

3 words added, 2 words removed, 1 paragraph moved, in 4 places
"""


def between(old: str, new: str, heads: tuple[str, str] = ("", "")) -> Redline:
    before, after = (read_yaml(head)[0] for head in heads)
    return redline(Written(before, old), Written(after, new))


def told(old: str, new: str, room: int = 80) -> str:
    return as_text(between(old, new), Telling(room))


def test_changes_stand_under_their_headings() -> None:
    assert told(OLD, NEW) == TOLD


def test_everything_is_told_if_asked() -> None:
    page = as_text(between(OLD, NEW), Telling(is_whole=True))
    assert "unchanged" not in page
    assert "    Gata.\n" in page


def test_came_and_went_are_told_in_colour() -> None:
    page = as_text(between(OLD, NEW), Telling(is_coloured=True))
    assert "în \033[9;31m30\033[0m \033[1;4;32m20\033[0m de zile." in page
    assert "\033[2mNeschimbat.\033[0m" in page
    assert "{+" not in page


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param(
            "30 nap alatt", "20 nap alatt", "[-30-] {+20+} nap alatt", id="hu"
        ),
        pytest.param("în 30 zile", "în 20 zile", "în [-30-] {+20+} zile", id="ro"),
        pytest.param("до 30 дни", "до 20 дни", "до [-30-] {+20+} дни", id="bg"),
        pytest.param("in 30 days", "in 20 days", "in [-30-] {+20+} days", id="en"),
        pytest.param("# A b", "# A c", "# A [-b-] {+c+}", id="a heading"),
        pytest.param("3. A b", "3. A c", "3. A [-b-] {+c+}", id="a numbered item"),
        pytest.param("> A b", "> A c", "> A [-b-] {+c+}", id="a quotation"),
        pytest.param("A b", "## A b", "[-¶-] {+##+} A b", id="a form"),
        pytest.param("- a\n- b", "- a\n    - b", "[-•-] {+••+} b", id="a level"),
        pytest.param("| a | |", "| a | b |", "| a | {+b+}", id="an empty cell"),
        pytest.param("a", "a.", "a{+.+}", id="a full stop"),
        pytest.param("x.ro", "y.ro", "[-x-] {+y+}.ro", id="within a word"),
    ],
)
def test_a_change_is_told_in_words(old: str, new: str, line: str) -> None:
    assert f"  {line}\n" in told(old, new)


def test_a_code_that_becomes_text_has_a_sign() -> None:
    assert "[-`-] {+¶+} a b" in told("```\na b\n```", "a b")


def test_fields_are_told_by_their_paths() -> None:
    heads = (
        "title: A b\nsteps: [{id: s1, within: 30 days}]\nx: [A-1, A-2]",
        "title: A c\nsteps: [{id: s1, within: 20 days}]\nx: [A-1, A-3]",
    )
    assert as_text(between("", "", heads), Telling()) == (
        "  fields\n\n"
        "    title: A [-b-] {+c+}\n"
        "    steps s1 within: [-30-] {+20+} days\n"
        "    x: A-1; [-A-2-] {+A-3+}\n\n"
        "3 words added, 3 words removed, in 3 places\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("a", "a", "nothing changed", id="identical"),
        pytest.param(
            "a\n\nb",
            "a\n\n\nb",
            "no word changed; the files differ in blanks, comments or numbering only",
            id="blank lines",
        ),
        pytest.param("a x", "a x y", "1 word added, in 1 place", id="one word"),
        pytest.param("a x y z", "a x", "2 words removed, in 1 place", id="two gone"),
        pytest.param(
            "a x", "a x!", "punctuation or form changed, in 1 place", id="sign"
        ),
        pytest.param("a", "- a", "punctuation or form changed, in 1 place", id="form"),
    ],
)
def test_the_sum_is_one_sentence(old: str, new: str, said: str) -> None:
    assert summary(between(old, new)) == said
    assert told(old, new).endswith(f"{said}\n")


def test_a_move_from_the_beginning_is_told() -> None:
    page = told(f"{LONG}\n\n# A\n\nb\n\nc", f"# A\n\nb\n\nc\n\n{LONG}")
    assert "moved here from: the beginning\n" in page


def test_a_text_before_all_headings_does_not_stand_among_fields() -> None:
    page = as_text(between("a b", "a c", ("x: 1", "x: 2")), Telling())
    assert "x: [-1-] {+2+}\n\n  the beginning\n\n    a [-b-] {+c+}\n" in page


def test_a_new_heading_is_not_repeated_over_its_text() -> None:
    page = told("# A\n\nb", "# A\n\nb\n\n# Noi\n\nxyz")
    assert page.count("Noi") == 1


def test_a_removed_heading_leaves_the_section_as_it_was() -> None:
    page = told("# A\n\nb c d\n\n## Vechi\n\nxyz", "# A\n\nb c e\n\nxyz")
    assert page.startswith("  … 1 unchanged paragraph\n\n  A\n\n    b c [-d-] {+e+}\n")


@pytest.mark.parametrize("room", [40, 60, 80, 120])
@pytest.mark.parametrize("is_coloured", [True, False])
def test_every_line_fits_the_width(room: int, is_coloured: bool) -> None:
    old = f"{OLD}\n\n{'x' * 300} {LONG * 4}\n\n- {'ж ' * 90}\n\n" + "手続き" * 60
    new = old.replace("x", "y").replace("ж", "жж", 40).replace("き", "く")
    page = as_text(between(old, new), Telling(room, is_coloured))
    bare = re.sub(r"\033\[[0-9;]*m", "", page)
    assert [line for line in bare.split("\n") if width(line) > room] == []


def test_deep_lists_leave_room_for_words() -> None:
    page = told("- a", "- a\n" + " " * 120 + "- b c d", 40)
    assert "• {+b c d+}" in page


def test_a_text_cannot_pretend_to_a_change() -> None:
    page = told("a\n\n[-x-] {+y+} z", "a b\n\n[-x-] {+y+} z q")
    assert "\\[-x\\-] \\{+y\\+} z {+q+}" in page


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        pytest.param(Run(ADDED, "\u200b"), ["{+U+200B+}"], id="came"),
        pytest.param(Run(REMOVED, "a \ufeff"), ["[-a", "U+FEFF-]"], id="went"),
        pytest.param(Run(SAME, "a\u200bb"), ["a\u200bb"], id="stayed"),
        pytest.param(Run(ADDED, "\033[31m"), ["{+\ufffd[31m+}"], id="an order"),
        pytest.param(Run(ADDED, ""), [], id="nothing"),
    ],
)
def test_what_has_no_width_is_named(run: Run, shown: list[str]) -> None:
    assert [atom.text for atom in atoms_of(run, is_marked=True)] == shown


def test_machines_are_told_the_changes() -> None:
    value = json.loads(as_json(between(OLD, NEW), Telling()))
    assert (value["words_added"], value["words_removed"]) == (3, 2)
    assert (value["moved"], value["places"], value["identical"]) == (1, 4, False)
    assert value["blocks"][0] == {
        "change": "changed",
        "form": "paragraph",
        "level": 0,
        "was": None,
        "name": "",
        "trail": ["Termene"],
        "came_from": [],
        "parts": [
            [
                {"kind": "same", "text": "Răspunsul pleacă în"},
                {"kind": "removed", "text": " 30"},
                {"kind": "added", "text": " 20"},
                {"kind": "same", "text": " de zile."},
            ]
        ],
    }


def test_machines_are_told_everything_if_asked() -> None:
    whole = json.loads(as_json(between(OLD, NEW), Telling(is_whole=True)))
    assert len(whole["blocks"]) == 12


def test_machines_are_told_a_form_that_changed() -> None:
    (block,) = json.loads(as_json(between("a b", "- a b"), Telling()))["blocks"]
    assert (block["form"], block["was"]) == (
        "bullet",
        {"form": "paragraph", "level": 0},
    )


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_documents_cannot_give_orders(old: str, new: str) -> None:
    page = told(f"::a\n\n{old}\n\n##[b", f"::error::\n\n{new}\n\n##[c", 40)
    for row in page.split("\n"):
        assert not row.lstrip().startswith("::")
        assert "##[" not in row
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", row)
