"""A kind as the profile declares it; what cannot be read fits nothing."""

from __future__ import annotations

import pytest

from qms.model.kind import Kind, heading_key, kind_of
from qms.model.leaves import read_pattern
from qms.store.yaml import read_yaml

TEXT = """\
title: {en: Procedure, hu: Eljárás}
id: "PO-[0-9]{2}"
folder: procedures/operational
required: [owner, change]
review: 24 months
root: true
sections:
  - {id: purpose, en: Purpose, ro: Scop, also: [Aim], required: true}
  - {id: history, en: History, generated: true, required: true, from: [change, edition]}
  - {id: extra, en: Extra, generated: true, from: [steps]}
  - {id: notes, hu: Jegyzetek, order: any, table: [what, where]}
steps: [{step: prepared, office: owner}, not a step]
"""


def kind(text: str = TEXT) -> Kind:
    fields, flaws = read_yaml(text)
    assert not flaws
    return kind_of("procedure", fields)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        pytest.param("Scop", "scop", id="plain"),
        pytest.param("1. Scop", "scop", id="numbered"),
        pytest.param("5.3.1) Scop", "scop", id="numbered deeply"),
        pytest.param("IV. Scop", "scop", id="Roman number"),
        pytest.param("SCOP:", "scop", id="capitals and a colon"),
        pytest.param("Definiţii", "definiții", id="cedilla"),
        pytest.param("  Cél   és  hatály ", "cél és hatály", id="blanks"),
        pytest.param("I Scop", "scop", id="a number without a point"),
        pytest.param("Vizsgálat", "vizsgálat", id="a word that begins as a number"),
        pytest.param("2026", "2026", id="only a number"),
        pytest.param("SCOPUL PROCEDURII", "scopul procedurii", id="capitals"),
    ],
)
def test_heading_key(title: str, key: str) -> None:
    assert heading_key(title) == key


@pytest.mark.parametrize(
    ("language", "expected"),
    [("hu", "Eljárás"), ("en", "Procedure"), ("bg", "Procedure")],
)
def test_title_in_a_language_or_the_first(language: str, expected: str) -> None:
    assert kind().title(language) == expected


def test_a_kind_without_titles_is_called_by_its_name() -> None:
    assert kind("folder: procedures\n").title("en") == "procedure"
    assert kind("sections: [{id: purpose}]\n").sections[0].title("en") == "purpose"


@pytest.mark.parametrize(
    ("heading", "section"),
    [("1. Purpose", "purpose"), ("aim", "purpose"), ("SCOP", "purpose"), ("Cél", None)],
)
def test_a_section_is_known_by_all_its_headings(
    heading: str, section: str | None
) -> None:
    found = kind().by_heading.get(heading_key(heading))
    assert (found.id if found else None) == section


def test_needs_are_the_required_fields_and_those_of_generated_parts() -> None:
    assert kind().needs == {"owner", "change", "edition"}


def test_the_rest_is_read_as_typed() -> None:
    read = kind()
    assert read.is_root
    assert read.form == "text"
    assert read.classification == "internal"
    assert [step.text("step") for step in read.steps] == ["prepared"]
    notes = read.sections[-1]
    assert (notes.is_free, notes.table) == (True, ("what", "where"))


@pytest.mark.parametrize(
    ("pattern", "name", "fits"),
    [
        pytest.param('"PO-[0-9]{2}"', "PO-12", True, id="whole"),
        pytest.param('"PO-[0-9]{2}"', "PO-123", False, id="not only a beginning"),
        pytest.param('"PO-1|PO-2"', "PO-1x", False, id="alternatives are one"),
        pytest.param('"PO-["', "PO-[", False, id="a pattern that does not compile"),
        pytest.param('""', "", False, id="no pattern"),
        pytest.param('"РО-[0-9]"', "РО-1", False, id="a pattern that is not ASCII"),
    ],
)
def test_pattern(pattern: str, name: str, fits: bool) -> None:
    assert bool(kind(f"id: {pattern}\n").pattern.match(name)) is fits


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("(A+)+", id="a group that repeats repetitions"),
        pytest.param("(A|A){1,40}B", id="a repeated choice"),
        pytest.param("A*A*A*A*A*B", id="many open repetitions"),
        pytest.param("[A-", id="no expression"),
        pytest.param("А", id="Cyrillic"),
        pytest.param("A" * 201, id="too long"),
    ],
)
def test_a_pattern_that_could_be_slow_fits_no_id(pattern: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        read_pattern(pattern)


def test_an_id_is_short() -> None:
    pattern = read_pattern("A+")
    assert pattern.match("A" * 64)
    assert not pattern.match("A" * 65)
