"""Answers drawn: well-formed, named, in words, with the table that says the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from xml.etree import ElementTree

import pytest

from qms.model.wave_told import Figure, ItemTold
from qms.site.list_page import ListPage
from qms.site.survey_chart import WIDTH, Chart, distribution_chart
from qms.site.templates import environment
from tests.site.page_read import Page, read
from tests.site.site_made import town_site

NB = "\u00a0"
ITEM = ItemTold(
    id="overall",
    text='How <satisfied> & "glad" are you?',
    n=20,
    unknown=0,
    blank=0,
    counts={"1": 0, "2": 5, "3": 15},
    labels={"1": "not", "3": "very <b> and in many more words than a line can hold"},
    percents={"1": Decimal(0), "2": Decimal(25), "3": Decimal(75)},
)
WHOLE = Figure(75, 53.1, 88.8, (Decimal("75.0"), Decimal("53.1"), Decimal("88.8")))
UPPER = replace(ITEM, top=(3,), share=WHOLE)
FEW = ItemTold("a", "A?", 6, 0, 0, counts={"1": 2, "2": 4})
THEMES = ItemTold(
    "t", "T?", 9, 0, 0, {"hours": 5}, {"hours": "opening hours"}, is_themes=True
)


@cache
def on(language: str) -> ListPage:
    return ListPage(town_site(), language, "", str)


def charted(item: ItemTold, language: str = "hu", tag: str = "hu") -> Chart:
    chart = distribution_chart(on(language), item, tag)
    assert chart is not None
    return chart


def drawn(chart: Chart) -> str:
    part = environment().get_template("parts/chart.html")
    return str(part.module.chart(chart, "c", "g"))  # type: ignore[attr-defined]


def page(chart: Chart) -> Page:
    return read(drawn(chart))


@pytest.mark.parametrize("item", [ITEM, UPPER, FEW, THEMES], ids=lambda one: one.text)
@pytest.mark.parametrize("tag", ["hu", "ro"])
def test_a_drawing_is_well_formed_and_names_itself(item: ItemTold, tag: str) -> None:
    html = drawn(charted(item, tag=tag))
    svg = html[html.index("<svg") : html.index("</svg>") + len("</svg>")]
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    named = root.attrib["aria-labelledby"].split()
    assert [each.attrib["id"] for each in root[:2]] == named
    assert [each.tag for each in root[:2]] == ["title", "desc"]
    assert root[0].attrib.get("lang") == ("ro" if tag == "ro" else None)
    assert "style" not in svg
    assert "<script" not in html
    assert read(html).faults == []


@pytest.mark.parametrize("item", [ITEM, UPPER, FEW, THEMES], ids=lambda one: one.text)
def test_what_is_drawn_stands_in_words_and_in_a_table(item: ItemTold) -> None:
    chart = charted(item)
    found = page(chart)
    texts = " ".join(found.words)
    for mark in chart.marks:
        assert mark.words in chart.description
        assert all(line in texts for line in mark.lines)
    assert len(found.all("tr")) == 1 + len(chart.marks)
    assert [each["scope"] for each in found.all("th")].count("row") == len(chart.rows)
    for mark, row in zip(chart.marks, chart.rows, strict=True):
        assert " ".join(mark.lines) == row.label.text
        share = f"{row.share} {row.ends}".strip()
        assert row.count in mark.words or share == mark.words


def test_bars_are_as_long_as_their_part_of_all_answers() -> None:
    chart = charted(ITEM)
    assert [each.value for each in chart.marks] == [0, WIDTH / 4, WIDTH * 3 / 4]
    words = [each.words.replace(NB, " ") for each in chart.marks]
    assert words == ["0 · 0 %", "5 · 25 %", "15 · 75 %"]
    tops = [each.top for each in chart.marks]
    assert tops == sorted(set(tops))
    assert len(chart.marks[2].lines) > 1
    assert chart.height > chart.marks[2].track


def test_a_share_stands_between_the_ends_of_its_interval() -> None:
    chart = charted(UPPER)
    *bars, share = chart.marks
    assert [each.is_upper for each in bars] == [False, False, True]
    assert share.ends
    assert 0 < share.ends[0] < share.value < share.ends[1] < WIDTH
    assert share.words.replace(NB, " ") == "75,0 % (53,1 %–88,8 %)"
    assert chart.rows[-1].count == "15"
    assert "circle" in drawn(chart)
    whole = WHOLE._replace(is_full_count=True)
    told = charted(replace(UPPER, share=whole))
    assert [each.ends for each in told.marks] == [None] * len(told.marks)
    assert (told.rows[-1].share.replace(NB, " "), told.rows[-1].ends) == ("75,0 %", "")


def test_of_few_answers_counts_alone_are_drawn_and_of_fewer_nothing() -> None:
    chart = charted(FEW)
    assert [each.words for each in chart.marks] == ["2", "4"]
    assert len(chart.head) == 2
    assert "–" not in page(chart).words
    assert distribution_chart(on("hu"), ItemTold("a", "A?", 3, 0, 0), "hu") is None


def test_themes_are_drawn_by_their_titles() -> None:
    assert charted(THEMES).marks[0].lines == ("opening hours",)


def test_words_of_another_language_are_marked_wherever_they_stand() -> None:
    chart = charted(THEMES, "hu", "ro")
    assert "opening hours" not in chart.description
    spoken = [each for each in page(chart).all("text") if each.get("lang") == "ro"]
    assert len(spoken) == 1
    assert {"lang": "ro"} in page(chart).all("span")
