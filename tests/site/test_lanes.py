"""The swim-lane: every step in its office's lane, no arrow through another box."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from qms.site.lanes import Box, Drawing, drawing_of, folded
from qms.site.said import Said
from qms.site.steps import Step, duties_of

NOTHING = Said("")


def step(number: int, office: str, *follows: int, title: str = "Do it") -> Step:
    return Step(
        number=number,
        title=Said(title),
        office=office,
        within=Said("2 days"),
        input=NOTHING,
        output=NOTHING,
        text=NOTHING,
        form="F-01-1" if number == 1 else "",
        follows=follows,
    )


def drawn(*steps: Step) -> Drawing:
    drawing = drawing_of(steps)
    assert drawing is not None
    return drawing


def test_offices_are_lanes_in_the_order_of_the_steps() -> None:
    drawing = drawn(step(1, "B", 2), step(2, "A", 3), step(3, "B"))
    names = [lane.lines[0].text for lane in drawing.lanes]
    assert names == ["B", "A"]
    assert drawing.boxes[0].x == drawing.boxes[2].x


def test_boxes_stand_in_rows_of_their_own_within_the_picture() -> None:
    drawing = drawn(*(step(n, f"Office {n % 4}", n + 1) for n in range(1, 13)))
    boxes = drawing.boxes
    for above, below in pairwise(boxes):
        assert above.y + above.height < below.y
    assert all(box.x > 0 and box.x + box.width < drawing.width for box in boxes)
    assert boxes[-1].y + boxes[-1].height < drawing.height


def corners(path: str) -> list[tuple[float, float]]:
    x = y = 0.0
    found = []
    for letter, numbers in re.findall(r"([MHV])([0-9. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if letter == "M":
            x, y = values
        elif letter == "H":
            x = values[0]
        else:
            y = values[0]
        found.append((x, y))
    return found


def crosses(box: Box, one: tuple[float, float], other: tuple[float, float]) -> bool:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    inside_x = left < box.x + box.width - 1 and right > box.x + 1
    inside_y = top < box.y + box.height - 1 and bottom > box.y + 1
    return inside_x and inside_y


def test_no_arrow_runs_through_a_box() -> None:
    steps = (
        step(1, "A", 2, 4),
        step(2, "B", 3),
        step(3, "C", 1, 4),
        step(4, "A", 5, 4),
        step(5, "B", 2),
    )
    drawing = drawn(*steps)
    assert len(drawing.arrows) == 1 + sum(len(each.follows) for each in steps)
    for arrow in drawing.arrows:
        points = corners(arrow.path)
        for one, other in pairwise(points):
            assert not [box.number for box in drawing.boxes if crosses(box, one, other)]
    assert sum(arrow.is_back for arrow in drawing.arrows) == 3


def test_a_step_without_an_office_is_left_to_the_table() -> None:
    drawing = drawn(step(1, "A", 2), step(2, "", 3), step(3, "B"))
    assert [box.number for box in drawing.boxes] == [1, 3]


@pytest.mark.parametrize("steps", [(), (step(1, "A"),), (step(1, ""), step(2, ""))])
def test_nothing_is_drawn_of_less_than_two_steps(steps: tuple[Step, ...]) -> None:
    assert drawing_of(steps) is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("one two three", ["one two", "three"], id="at blanks"),
        pytest.param("megszentségteleníthetetlen", None, id="a word too long"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_folded(text: str, lines: list[str] | None) -> None:
    found = folded(text, 8)
    assert all(len(line) <= 8 for line in found)
    assert "".join(found).replace("-", "").replace(" ", "") == text.replace(" ", "")
    assert lines is None or found == lines


def test_responsibilities_gather_the_steps_of_each_office() -> None:
    duties = duties_of((step(1, "A", 2), step(2, "B", 3), step(3, "A"), step(4, "")))
    told = [(duty.office, [each.number for each in duty.steps]) for duty in duties]
    assert told == [("A", [1, 3]), ("B", [2])]


def test_words_in_another_language_than_the_page_say_so() -> None:
    first = replace(step(1, "A", 2), title=Said("Primire", "ro", is_wanting=True))
    drawing = drawn(first, step(2, "B"))
    one, other = drawing.boxes
    assert [line.language for line in (*one.lines, *one.within)] == ["ro", ""]
    assert {line.language for line in (*other.lines, *other.within)} == {""}
