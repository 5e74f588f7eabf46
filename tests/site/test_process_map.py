"""The process map: what joins processes, drawn as the table beside it tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from qms.model.card import Card, StepCard
from qms.model.profile import Profile
from qms.model.publication import Shelf
from qms.site.arcs import Band, Bond, Picture, picture_of
from qms.site.list_page import list_html
from qms.site.lists import processes
from qms.site.process_map import Joint, ProcessMap
from qms.site.said import Said
from qms.site.site import Site
from qms.store.yaml import read_yaml
from tests.site.page_read import read
from tests.site.site_made import INTERNAL, made, page, town_site
from tests.site.spoken import spoken_in
from tests.site.test_lists import hidden_in, list_of

PROFILE = "processes: {one: {inputs: [a wish]}, two: {outputs: [an answer]}, three: {}}"


def step(number: int, start: str, end: str) -> StepCard:
    return StepCard(f"s{number}", "Do", "mayor", "", start, end, "")


def procedure(
    site: Site, name: str, process: str, *steps: StepCard, refers: tuple[str, ...] = ()
) -> Shelf:
    """A procedure in force, made of one of the town's."""
    shelf = site.shelves["PO-012"]
    old = shelf.main.card
    facts = old.facts._replace(
        id=name, process=process, title=name, cited=(), mentioned=refers
    )
    card: Card = old._replace(facts=facts, steps=steps)
    main = replace(shelf.main, document=name, card=card, versions={})
    return replace(shelf, main=main)


@pytest.fixture(scope="module")
def small() -> Site:
    site = town_site()
    shelves = [
        procedure(site, "P-1", "one", step(1, "a wish", "A  form")),
        procedure(site, "P-2", "two", step(1, "a form", "x"), step(2, "x", "y")),
        procedure(site, "P-3", "three", step(1, "x", "y"), refers=("P-1", "P-4")),
        procedure(site, "P-4", "unknown", step(1, "y", "y"), refers=("P-1",)),
        procedure(site, "P-5", "three"),
    ]
    house = replace(site.register.house, profile=Profile(read_yaml(PROFILE)[0]))
    return replace(
        site,
        register=replace(site.register, house=house),
        publication=replace(
            site.publication, shelves={each.document: each for each in shelves}
        ),
    )


def test_procedures_are_joined_by_references_and_by_what_they_hand_on(
    small: Site,
) -> None:
    found = ProcessMap(small)
    assert [*found.procedures] == ["P-1", "P-2", "P-3", "P-4"]
    assert found.hands_on_to("P-1") == ("P-2",)
    assert found.hands_on_to("P-2") == ("P-3", "P-4")
    assert found.hands_on_to("P-4") == ()
    assert found.referred("P-3") == ("P-1", "P-4")
    assert found.joints == (
        Joint(("one", "two"), 0, onward=True, back=False),
        Joint(("one", "three"), 1, onward=False, back=False),
        Joint(("two", "three"), 0, onward=True, back=False),
    )


def test_the_page_says_what_the_drawing_shows(small: Site) -> None:
    where = list_of(small, "processes")
    view = processes.view(where)
    assert view.has_handing_on
    told = {
        (each.title, other.title, other.references, other.is_handed_on)
        for each in view.processes
        for other in each.joined
    }
    assert told == {
        ("one", "two", 0, True),
        ("two", "one", 0, False),
        ("one", "three", 1, False),
        ("three", "one", 1, False),
        ("two", "three", 0, True),
        ("three", "two", 0, False),
    }
    shown = read(list_html(where, processes.TEMPLATE, view))
    assert shown.faults == []
    tips = [each for each in shown.all("path") if "marker-end" in each]
    assert len(tips) == 2
    for text in ("a wish", "an answer", "P-3"):
        assert text in shown.text


LISTS = """\
processes:
  one: {inputs: [o dorință], outputs: {ro: [un răspuns], hu: [egy válasz, egy okirat]}}
  two: {inputs: {en: [a wish], ro: [o dorință]}, outputs: {en: [an answer]}}
"""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        pytest.param(
            "hu",
            [
                Said("o dorință", "ro"),
                Said("egy válasz"),
                Said("egy okirat"),
                Said("o dorință", "ro"),
                Said("an answer", "en"),
            ],
            id="not the binding one",
        ),
        pytest.param(
            "ro",
            [
                Said("o dorință"),
                Said("un răspuns"),
                Said("o dorință"),
                Said("an answer", "en"),
            ],
            id="the binding one",
        ),
    ],
)
def test_what_goes_in_and_out_is_told_in_one_language(
    small: Site, language: str, told: list[Said]
) -> None:
    house = replace(small.register.house, profile=Profile(read_yaml(LISTS)[0]))
    site = replace(small, register=replace(small.register, house=house))
    where = list_of(site, "processes", language)
    view = processes.view(where)
    lists = [texts for each in view.processes for texts in (each.inputs, each.outputs)]
    assert [said for texts in lists for said in texts] == told
    drawn = [
        (each.language, each.text)
        for each in spoken_in(list_html(where, processes.TEMPLATE, view))
        if each.element == "text"
    ]
    for texts in lists:
        line = ", ".join(said.text for said in texts)
        assert (texts[0].language or language, line) in drawn


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_page_is_sound_and_tells_nothing_internal(language: str) -> None:
    path = f"{language}/processes.html"
    shown = page(path)
    assert (shown.faults, shown.open, len(shown.all("h1"))) == ([], [], 1)
    ids = shown.values("id")
    assert len(ids) == len(set(ids))
    assert hidden_in(made(path)) == set()
    named = [
        name for value in shown.values("aria-labelledby") for name in value.split()
    ]
    assert set(named) <= set(ids)


def test_what_the_office_knows_joins_more_than_what_the_public_reads() -> None:
    counts = [
        sum(each.references for each in ProcessMap(site).joints)
        for site in (town_site(), town_site(INTERNAL))
    ]
    assert counts[0] < counts[1]


def drawn(count: int, *bonds: Bond) -> Picture:
    bands = [
        Band(
            f"p{n}", f"Process number {n}", "Mayor", ("wishes",) * (n + 1), ("answer",)
        )
        for n in range(count)
    ]
    picture = picture_of(bands, bonds)
    assert picture is not None
    return picture


def test_rows_do_not_overlap_and_stand_within_the_picture() -> None:
    picture = drawn(9)
    for above, below in pairwise(picture.rows):
        assert above.top + above.height <= below.top
        assert above.box_top + above.box_height < below.box_top
    last = picture.rows[-1]
    assert last.top + last.height <= picture.height
    assert picture.width == picture.root_x


def test_no_two_numbers_on_arcs_meet() -> None:
    bonds = [Bond(one, two, one + two) for two in range(9) for one in range(two)]
    picture = drawn(9, *bonds)
    places = [
        (each.label.x, each.label.y) for each in picture.arcs if each.label is not None
    ]
    assert len(places) == len(set(places)) == 36
    for number, (x, y) in enumerate(places):
        assert x < picture.width
        for other_x, other_y in places[number + 1 :]:
            assert abs(x - other_x) > 12 or abs(y - other_y) > 12


def test_an_arc_that_hands_on_has_a_tip_and_needs_no_number() -> None:
    arc = drawn(2, Bond(0, 1, 0, onward=True)).arcs[0]
    assert (arc.label, arc.has_start, arc.has_end) == (None, False, True)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_processes_are_not_drawn(count: int) -> None:
    assert picture_of([Band("p", "P", "", (), ())] * count, []) is None


def test_a_profile_without_processes_is_told(small: Site) -> None:
    house = replace(small.register.house, profile=Profile())
    bare = replace(small, register=replace(small.register, house=house))
    where = list_of(bare, "processes")
    assert (
        read(list_html(where, processes.TEMPLATE, processes.view(where))).faults == []
    )
