"""A document knows its id, kind, shape and sections, however it is typed."""

from __future__ import annotations

import pytest

from qms.model.document import Document, texts_of
from qms.model.fields.charter import CHARTER_VERSION
from qms.model.fields.head import VERSION_HEAD
from qms.model.house import House
from qms.model.organisation import Organisation
from qms.model.profile import Profile
from qms.model.revision import number_or_none
from qms.model.standard import Standard, Standards
from qms.store.bytes import reading_of
from qms.store.documents import parse
from qms.store.yaml import read_yaml

PROFILE = """\
kinds:
  procedure:
    id: "PO-[0-9]{2}"
    required: [owner]
    sections: [{id: purpose, en: Purpose}, {id: activity, en: Activity}]
  charter:
    {id: "CH-[0-9]{2}", form: charter, required: [owner, purpose]}
charter: [{id: item-1, title: {en: purpose}, needs: [purpose]}]
abbreviations: {EU: European Union}
"""
HOUSE = House(
    Profile(read_yaml(PROFILE)[0]),
    Organisation(read_yaml("languages: [ro, hu]\n")[0]),
    Standards({("NORM 100", 2020): Standard("NORM 100", 2020)}),
)


def document(
    head: str = "id: PO-01\n", body: str = "", path: str = "procedures/PO-01.md"
) -> Document:
    text = head if path.endswith(".yaml") else f"---\n{head}---\n{body}"
    return parse(path, reading_of(text.encode()), HOUSE, "").document


@pytest.mark.parametrize(
    ("path", "stem", "tag"),
    [
        pytest.param("procedures/PO-01.md", "PO-01", "", id="a document"),
        pytest.param("procedures/a/PO-01.hu.md", "PO-01", "hu", id="a version"),
        pytest.param("procedures/PO-01.sr-Latn-RS.md", "PO-01", "sr-Latn-RS", id="tag"),
        pytest.param("procedures/PO-01.old.md", "PO-01", "old", id="looks like a tag"),
        pytest.param("procedures/PO-01.v2.md", "PO-01.v2", "", id="no tag"),
        pytest.param("PO-01.yaml", "PO-01", "", id="data at the top"),
    ],
)
def test_parts_of_the_name(path: str, stem: str, tag: str) -> None:
    found = document(path=path)
    assert (found.stem, found.tag) == (stem, tag)
    assert found.folder == path.rpartition("/")[0]
    assert found.is_version is bool(tag)


def test_id_is_as_typed_and_of_an_unreadable_file_its_name() -> None:
    assert document("id: PO-07\n").id == "PO-07"
    assert document("title: A\n").id == ""
    assert document("id: [\n").id == "PO-01"


def test_language_is_the_binding_one_if_none_is_typed() -> None:
    assert document().language == "ro"
    assert document("id: PO-01\nlanguage: hu\n").language == "hu"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        pytest.param("id: PO-01\nkind: procedure\n", "procedure", id="named"),
        pytest.param("id: PO-01\n", "procedure", id="by its id"),
        pytest.param("id: PO-01\nkind: poem\n", None, id="unknown"),
        pytest.param("id: XX-01\n", None, id="no kind's id"),
    ],
)
def test_kind(head: str, kind: str | None) -> None:
    found = document(head).kind
    assert (found.name if found else None) == kind


def test_the_shape_demands_what_the_kind_needs() -> None:
    assert "owner" in document("id: PO-01\nkind: procedure\n").sheet.shape.required
    assert "owner" not in document("id: XX-01\n").sheet.shape.required


def test_a_charter_is_not_asked_twice_for_what_its_checklist_asks() -> None:
    charter = document("id: CH-01\n", path="procedures/CH-01.yaml")
    assert charter.is_charter
    assert charter.is_data
    assert not charter.has_text
    assert "owner" in charter.sheet.shape.required
    assert "purpose" not in charter.sheet.shape.required


def test_versions_have_shapes_of_their_own() -> None:
    version = document(path="procedures/PO-01.hu.md")
    assert version.sheet.shape is VERSION_HEAD
    charter = document("id: CH-01\n", path="procedures/CH-01.hu.yaml")
    assert charter.sheet.shape is CHARTER_VERSION


def test_a_text_that_lies_in_another_file_is_none_here() -> None:
    assert document().has_text
    assert not document("id: PO-01\nbody: PO-01/text.docx\n").has_text


def test_clauses_are_those_that_can_be_read() -> None:
    head = 'id: PO-01\nclauses: ["NORM 100:2020 4.1", nonsense, "NORM 100:2020"]\n'
    assert [each.clause for each in document(head).clauses] == ["4.1", ""]


def test_steps_are_the_rows() -> None:
    found = document("id: PO-01\nsteps: [{id: s1}, text]\n").steps
    assert [step.text("id") for step in found] == ["s1"]


BODY = "# 1. Purpose\nwhy\n# Other\n## Activity\nhow\n# Activity\nagain\n"


def test_known_sections_are_found_at_any_level() -> None:
    found = document(body=BODY)
    names = [(rule.id, section.heading.level) for section, rule in found.known_sections]
    assert names == [("purpose", 1), ("activity", 2), ("activity", 1)]
    assert [rule.id for _section, rule in found.main_sections] == [
        "purpose",
        "activity",
    ]
    section = found.section("activity")
    assert section is not None
    assert section.heading.line == 7
    assert found.section("records") is None


def test_a_document_of_no_kind_has_no_known_sections() -> None:
    found = document("id: XX-01\n", BODY)
    assert (found.known_sections, found.main_sections) == ((), ())


def test_places() -> None:
    found = document("id: PO-01\ntitle: A\nsteps: [{id: s1}]\n", "text\n")
    assert (found.at_key("title").line, found.at_key("title").column) == (3, 1)
    assert found.at_key("owner").line == 2
    assert found.at_key("id", found.steps[0]).line == 4
    assert found.near(found.head["title"]).column == 8
    assert (found.on(3).line, found.on_index(0).line) == (3, 6)


def test_abbreviations_are_the_profiles_and_the_bodies_of_standards() -> None:
    assert HOUSE.abbreviations == {"EU", "NORM"}


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("012", None), ("", None)])
def test_number_or_none(text: str, number: int | None) -> None:
    assert number_or_none(text) == number


def test_texts_of_a_value_come_in_the_order_typed() -> None:
    value = read_yaml("a: [b, {c: d}]\ne: f\n")[0]
    assert list(texts_of(value)) == ["b", "d", "f"]
