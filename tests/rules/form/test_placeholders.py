"""Gaps that were left to be filled, and signs that only look like them."""

from __future__ import annotations

import pytest

from qms.rules.form import no_placeholder_is_left, required_table_cells_are_filled
from tests.rules.specimen import document, lines, values


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        pytest.param("ro", "Decizia nr. XX din 2026.", ["XX"], id="XX"),
        pytest.param("ro", "Codul PO-XXX.", ["XXX"], id="an id to be given"),
        pytest.param("en", "Owner: TBD", ["TBD"], id="TBD"),
        pytest.param("en", "TODO: ask.", ["TODO"], id="TODO"),
        pytest.param("ro", "La data de [ZZ.LL.AAAA].", ["[ZZ.LL.AAAA]"], id="day ro"),
        pytest.param("hu", "Kelt: [ÉÉÉÉ.HH.NN]", ["[ÉÉÉÉ.HH.NN]"], id="day hu"),
        pytest.param("bg", "Дата: [ДД.ММ.ГГГГ]", ["[ДД.ММ.ГГГГ]"], id="day bg"),
        pytest.param("en", "On [DD/MM/YYYY].", ["[DD/MM/YYYY]"], id="day en"),
        pytest.param("en", "Since 20XX.", ["20XX"], id="a year"),
        pytest.param("hu", "Név: ………………", ["………………"], id="dots of three"),
        pytest.param("hu", "Név: .........", ["........."], id="dots"),
        pytest.param("hu", "Név: ________", ["________"], id="a line"),
        pytest.param("en", "The office [..] decides.", ["[..]"], id="brackets"),
        pytest.param("en", "Lorem ipsum dolor.", ["Lorem ipsum"], id="printers' latin"),
        pytest.param("ro", "| Termen | se va completa |", ["se va completa"], id="ro"),
        pytest.param("hu", "- felelős: kitöltendő", ["kitöltendő"], id="hu"),
        pytest.param("bg", "Срок: да се попълни", ["да се попълни"], id="bg"),
        pytest.param("en", "Owner (to be completed)", ["to be completed"], id="en"),
    ],
)
def test_gaps(language: str, text: str, found: list[str]) -> None:
    given = document(f"# Purpose\n\n{text}\n", language)
    assert values(no_placeholder_is_left, given, "text") == found
    assert set(lines(no_placeholder_is_left, given)) == {3}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "ro", "Formularul se va completa de solicitant.", id="ro sentence"
        ),
        pytest.param("hu", "A kitöltendő űrlap F-01-1.", id="hu sentence"),
        pytest.param("bg", "Трябва да се попълни формуляр.", id="bg sentence"),
        pytest.param("en", "The form has to be completed by hand.", id="en sentence"),
        pytest.param(
            "ro", "În secolul XX era altfel, iar al XX-lea a trecut.", id="ro"
        ),
        pytest.param("hu", "A XX. század és a XXX. fejezet.", id="hu numerals"),
        pytest.param("bg", "През XX век.", id="bg numerals"),
        pytest.param("en", "Chapter XX and Louis XXI.", id="en numerals"),
        pytest.param("en", "The code is `PO-XX`, the day `[DD/MM/YYYY]`.", id="code"),
        pytest.param("en", "```\nXX\n....\n```", id="fenced code"),
        pytest.param("en", "Wait... or go…", id="three dots"),
        pytest.param("en", "See [the law](https://example.org) and [1].", id="links"),
        pytest.param("en", "a\n\n___\n\nb", id="a rule across the page"),
        pytest.param("en", "Is it so?! Really??", id="question marks"),
        pytest.param("ro", "de ex. art. 5 alin. (2) lit. a) etc.", id="abbreviated"),
        pytest.param("en", "- [ ] a task\n- [x] done", id="boxes"),
    ],
)
def test_no_gaps(language: str, text: str) -> None:
    given = document(f"# Purpose\n\n{text}\n", language)
    assert values(no_placeholder_is_left, given, "text") == []


def test_forms_have_blanks_to_fill_in() -> None:
    given = document("# Data\n\nName: ________ …………\n\nDecision XX\n", kind="form")
    assert values(no_placeholder_is_left, given, "text") == ["XX"]


def test_front_matter_is_looked_at_but_not_its_comments() -> None:
    more = "# TODO: ask\nchange: {reason: TBD, summary: x}\n"
    given = document("# Purpose\n\nx\n", more=more)
    places = [place.line for place, _ in no_placeholder_is_left.check(given)]
    assert places == [7]


@pytest.mark.parametrize(
    ("row", "empty"),
    [
        pytest.param("| log | registry |", [], id="both filled"),
        pytest.param("| log | |", ["Place"], id="one empty"),
        pytest.param("| – | ? |", ["Record", "Place"], id="signs for nothing"),
        pytest.param("| log | 0 |", [], id="nought is a value"),
    ],
)
def test_cells(row: str, empty: list[str]) -> None:
    text = f"# Records\n\n| Record | Place |\n| --- | --- |\n{row}\n"
    given = document(text)
    assert values(required_table_cells_are_filled, given, "column") == empty


def test_cells_of_a_table_in_another_language_must_all_be_filled() -> None:
    text = "# Înregistrări\n\n| Ce | Unde |\n| --- | --- |\n| registru | |\n"
    given = document(text, "ro")
    assert values(required_table_cells_are_filled, given, "column") == ["Unde"]


def test_cells_elsewhere_may_be_empty() -> None:
    given = document("# Activity\n\n| a | b |\n| --- | --- |\n| c | |\n")
    assert lines(required_table_cells_are_filled, given) == []
