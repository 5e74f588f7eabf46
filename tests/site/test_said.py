"""A language version laid over its source."""

from __future__ import annotations

from qms.model.located import Fields, Items, Scalar, Value
from qms.site.said import Said, Twofold, is_mixed


def fields(**values: Value | str) -> Fields:
    made = Fields()
    for name, value in values.items():
        made[name] = Scalar(value) if isinstance(value, str) else value
    return made


def items(*values: Value | str) -> Items:
    made = Items()
    made.extend(Scalar(each) if isinstance(each, str) else each for each in values)
    return made


def test_a_text_is_the_versions() -> None:
    both = Twofold(fields(a="unu"), fields(a="egy"), "ro")
    assert both.said("a") == Said("egy")


def test_a_missing_text_is_the_sources_and_says_so() -> None:
    both = Twofold(fields(a="unu"), fields(a="~"), "ro")
    assert both.said("a") == Said("unu", "ro", is_wanting=True)
    assert is_mixed((both.said("a"),))


def test_a_page_of_the_source_wants_nothing() -> None:
    alone = Twofold(fields(a="unu"), Fields())
    assert alone.said("a") == Said("unu")
    assert not is_mixed((alone.said("a"), alone.said("b")))


def test_numbers_are_the_sources() -> None:
    both = Twofold(fields(target="20"), fields(target="10"), "ro")
    assert both.data("target") == "20"


def test_rows_meet_by_their_key() -> None:
    source = fields(promises=items(fields(id="x", text="unu"), fields(id="y")))
    version = fields(promises=fields(y=fields(text="két"), x=fields(text="egy")))
    rows = list(Twofold(source, version, "ro").rows("promises"))
    assert [row.said("text").text for row in rows] == ["egy", "két"]


def test_a_text_alone_is_the_text_of_a_row() -> None:
    source = fields(principles=items(fields(id="x", text="unu")))
    version = fields(principles=fields(x="egy"))
    (row,) = Twofold(source, version, "ro").rows("principles")
    assert row.said("text") == Said("egy")


def test_rows_of_a_list_meet_by_their_place() -> None:
    source = fields(outside=items(fields(body="A"), fields(body="B")))
    version = fields(outside=items(fields(body="a")))
    rows = Twofold(source, version, "ro").rows("outside", "none")
    assert [row.said("body") for row in rows] == [
        Said("a"),
        Said("B", "ro", is_wanting=True),
    ]


def test_a_list_is_wholly_of_one_language() -> None:
    source = fields(needs=items("unu", "doi"))
    over = Twofold(source, fields(needs=items("egy")), "ro")
    assert over.list_of("needs") == (Said("egy"),)
    bare = Twofold(source, Fields(), "ro")
    assert [said.language for said in bare.list_of("needs")] == ["ro", "ro"]
