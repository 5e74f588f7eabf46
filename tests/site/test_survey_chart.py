"""Answers drawn: well-formed, named, in words, with the table that says the same."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from qms.model.wave_told import Figure, ItemTold
from qms.site.survey_chart import Chart, Share, distribution_chart, shares_chart
from qms.site.templates import environment
from qms.site.voice import Voice
from tests.site.page_read import Page, read

EN, RO = Voice("en"), Voice("ro")
ITEM = ItemTold(
    id="overall",
    text='How <satisfied> & "glad" are you?',
    n=20,
    unknown=0,
    blank=0,
    counts={"1": 0, "2": 5, "3": 15},
    labels={"1": "not", "3": "very <b>"},
    percents={"1": Decimal(0), "2": Decimal(25), "3": Decimal(75)},
)
HALF = Figure(50.4, 40.2, 60.6, (Decimal("50.4"), Decimal("40.2"), Decimal("60.6")))
WHOLE = Figure(
    75.0, 75.0, 75.0, (Decimal("75.0"), Decimal("75.0"), Decimal("75.0")), True
)
SHARES = (Share("2024", None, 4), Share("2025", HALF, 93), Share("2026", WHOLE, 40))


def drawn(chart: Chart | None) -> str:
    assert chart is not None
    part = environment().get_template("parts/chart.html")
    return str(part.module.chart(chart))  # type: ignore[attr-defined]


def page(chart: Chart | None) -> Page:
    return read(drawn(chart))


CHARTS = [
    pytest.param(distribution_chart("c", ITEM, EN), id="distribution"),
    pytest.param(shares_chart("c", "Satisfied", SHARES, EN), id="shares"),
]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_drawing_is_well_formed_and_names_itself(chart: Chart) -> None:
    html = drawn(chart)
    svg = html[html.index("<svg") : html.index("</svg>") + len("</svg>")]
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    named = root.attrib["aria-labelledby"].split()
    assert [each.attrib["id"] for each in root[:2]] == named
    assert [each.tag for each in root[:2]] == ["title", "desc"]
    assert "style" not in svg
    assert "<script" not in html
    assert page(chart).faults == []


@pytest.mark.parametrize("chart", CHARTS)
def test_what_is_drawn_stands_in_words_and_in_a_table(chart: Chart) -> None:
    found = page(chart)
    texts = " ".join(found.words)
    for mark in chart.marks:
        assert texts.count(mark.label) >= 2
        assert mark.words in texts
        assert mark.words in chart.description
    assert len(found.all("tr")) == 1 + len(chart.marks)
    assert len(found.all("caption")) == 1
    scopes = [each["scope"] for each in found.all("th")]
    assert scopes.count("row") == len(chart.marks)


def test_bars_are_as_long_as_their_counts() -> None:
    chart = distribution_chart("c", ITEM, EN)
    assert chart
    assert [each.value for each in chart.marks] == [0, 120, 360]
    assert [each.words for each in chart.marks] == ["0 · 0%", "5 · 25%", "15 · 75%"]


def test_a_share_stands_between_the_ends_of_its_interval() -> None:
    chart = shares_chart("c", "Satisfied", SHARES, RO)
    assert chart
    few, half, whole = chart.marks
    assert (few.value, few.low) == (None, None)
    assert half.low is not None
    assert half.value is not None
    assert half.high is not None
    assert 0 < half.low < half.value < half.high < 360
    assert "50,4" in half.words
    assert (whole.value, whole.low) == (270, None)
    assert "circle" in drawn(chart)


def test_of_few_answers_counts_alone_are_drawn_and_of_fewer_nothing() -> None:
    few = ItemTold("a", "A?", 6, 0, 0, counts={"1": 2, "2": 4})
    chart = distribution_chart("c", few, EN)
    assert chart
    assert [each.words for each in chart.marks] == ["2", "4"]
    assert {row[2] for row in chart.rows} == {"–"}
    assert distribution_chart("c", ItemTold("a", "A?", 3, 0, 0), EN) is None
    assert shares_chart("c", "A", SHARES[:1], EN) is None


def test_themes_are_drawn_by_their_titles() -> None:
    themes = ItemTold(
        "t", "T?", 9, 0, 0, {"hours": 5}, {"hours": "opening hours"}, is_themes=True
    )
    chart = distribution_chart("c", themes, EN)
    assert chart
    assert chart.marks[0].label == "opening hours"
