"""A questionnaire's items: what they are, and what makes two of them the same."""

from __future__ import annotations

import pytest

from qms.model.document import Document
from qms.model.house import House
from qms.model.outline import Outline
from qms.model.questionnaire import Questionnaire, questionnaire_of
from qms.store.yaml import read_yaml
from tests.example_tree import PARTS

TEXT = (PARTS / "CQ-01.yaml").read_text(encoding="utf-8")


def document(text: str) -> Document:
    fields = read_yaml(text)[0]
    return Document("procedures/CQ-01.yaml", "", fields, Outline(""), House())


def read(text: str = TEXT) -> Questionnaire:
    return questionnaire_of(document(text))


def test_what_is_asked() -> None:
    found = read()
    assert (found.id, found.revision, found.language) == ("CQ-01", "1.0", "en")
    assert [each.id for each in found.items][:3] == ["overall", "wait-expected", "wait"]
    assert found.by_id["overall"].scale
    assert found.by_id["overall"].scale.points == (1, 2, 3, 4, 5)
    assert found.by_id["overall"].scale.top == (4, 5)
    assert [each.id for each in found.pairs["wait"]] == ["wait-expected", "wait"]
    assert [each.is_reverse for each in found.batteries["contact"]] == [0, 0, 1]
    assert found.by_id["themes"].scale is None
    assert found.by_id["themes"].codes["hours"] == "opening hours"
    assert found.groups["firms"] == "Firms"


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        pytest.param("all in all?", "all  in\n      all?", True, id="a blank more"),
        pytest.param("How satisfied", "How happy", False, id="another wording"),
        pytest.param("5: very satisfied", "5: delighted", False, id="another label"),
        pytest.param("to: 5", "to: 4", False, id="another scale"),
        pytest.param("I do not know", "no idea", False, id="another way out"),
        pytest.param("top: [4, 5]", "top: [5]", True, id="what is told of it"),
        pytest.param("measure: csat", "battery: all", True, id="where it belongs"),
        pytest.param("measure: csat}", "reverse: true}", False, id="another direction"),
    ],
)
def test_items_are_the_same_by_text_scale_and_direction(
    old: str, new: str, is_same: bool
) -> None:
    assert old in TEXT
    changed = read(TEXT.replace(old, new, 1)).by_id["overall"]
    assert (changed.digest == read().by_id["overall"].digest) is is_same


def test_a_version_lays_its_words_over_the_source() -> None:
    version = document(
        "language: ro\nitems: {overall: Mulțumit?, themes: {text: Ce?, codes: "
        "{hours: {title: program}}}}\ngroups: {firms: {title: Firme}}\n"
        "scales: {satisfaction: {labels: {5: foarte}, unknown: nu știu}}\n"
    )
    found = questionnaire_of(document(TEXT), version)
    scale = found.by_id["overall"].scale
    assert found.language == "ro"
    assert found.by_id["overall"].text == "Mulțumit?"
    assert found.by_id["wait"].text == "You did not have to wait."
    assert found.by_id["themes"].codes == {"hours": "program", "letters": "our letters"}
    assert found.groups["firms"] == "Firme"
    assert scale
    assert (scale.labels[5], scale.labels[1]) == ("foarte", "very dissatisfied")
    assert scale.unknown == "nu știu"


def test_what_cannot_be_a_scale_is_left_out() -> None:
    for ends in ("{from: 5, to: 1}", "{from: a, to: 5}", "{from: 0, to: 1000}", "{}"):
        found = read(f"items: [{{id: a, text: A?, scale: s}}]\nscales: {{s: {ends}}}\n")
        assert found.by_id["a"].scale is None
    assert read("items: [{id: a, text: A?, battery: b}]\n").batteries == {}
