"""Days, numbers and names as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from qms.site.voice import Voice, own_name, tied

NB = "\u00a0"


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", f"1{NB}March 2026"),
        ("hu", "2026. március 1."),
        ("ro", f"1{NB}martie 2026"),
        ("bg", f"1{NB}март 2026{NB}г."),
        ("hu-RO", "2026. március 1."),
        ("tlh", f"1{NB}March 2026"),
    ],
)
def test_a_day(language: str, day: str) -> None:
    assert Voice(language).day(date(2026, 3, 1)) == day
    assert Voice(language).day("2026-03-01") == day


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", f"1{NB}Mar{NB}2026"),
        ("hu", f"2026.{NB}márc.{NB}1."),
        ("ro", f"1{NB}mar.{NB}2026"),
        ("bg", f"1.03.2026{NB}г."),
    ],
)
def test_a_day_in_a_narrow_column(language: str, day: str) -> None:
    assert Voice(language).short_day("2026-03-01") == day


def test_what_is_no_day_stays_as_typed() -> None:
    assert Voice("hu").day("soon") == "soon"
    assert Voice("hu").short_day("soon") == "soon"


@pytest.mark.parametrize(
    ("language", "value", "unit", "told"),
    [
        ("en", "1", "days", f"1{NB}day"),
        ("en", "20", "days", f"20{NB}days"),
        ("hu", "20", "days", f"20{NB}nap"),
        ("ro", "20", "days", f"20{NB}de zile"),
        ("ro", "2", "days", f"2{NB}zile"),
        ("bg", "30", "minutes", f"30{NB}минути"),
        ("hu", "2.5", "hours", f"2,5{NB}óra"),
        ("en", "1", "working days", f"1{NB}working day"),
        ("en", "2", "working days", f"2{NB}working days"),
        ("hu", "90", "percent", f"90{NB}%"),
        ("en", "1234.5", "count", "1,234.5"),
        ("en", "3", "moons", f"3{NB}moons"),
        ("en", "many", "days", "many days"),
    ],
)
def test_an_amount(language: str, value: str, unit: str, told: str) -> None:
    assert Voice(language).amount(value, unit) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "87.5%"), ("hu", f"87,5{NB}%"), ("ro", f"87,5{NB}%"), ("bg", f"87,5{NB}%")],
)
def test_a_share(language: str, told: str) -> None:
    assert Voice(language).share("87.5 %") == told
    assert Voice(language).share("most") == "most"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["mon", "tue", "wed"], "Luni–miercuri"),
        (["fri"], "Vineri"),
        (["sat", "sun"], "Sâmbătă, duminică"),
        (["mon", "wed"], "Luni, miercuri"),
        (["holiday"], "holiday"),
    ],
)
def test_days_of_the_week(names: list[str], told: str) -> None:
    assert Voice("ro").weekdays(names) == told


@pytest.mark.parametrize(
    ("tag", "name"),
    [("hu", "Magyar"), ("bg", "Български"), ("ro", "Română"), ("xx", "xx"), ("?", "?")],
)
def test_a_language_calls_itself(tag: str, name: str) -> None:
    assert own_name(tag) == name


def test_a_language_names_others() -> None:
    assert Voice("hu").language_name("ro") == "román"
    assert Voice("hu").language_name("<b>") == "<b>"


def test_labels_of_an_unknown_language_are_english() -> None:
    assert (Voice("de").labels, Voice("hu-RO").labels) == ("en", "hu")
    assert (Voice("ar").direction, Voice("hu").direction) == ("rtl", "ltr")


def test_a_number_stays_with_its_unit() -> None:
    assert tied("in 20 days, by 90 %, on 5") == f"in 20{NB}days, by 90{NB}%, on 5"


def test_an_apostrophe_is_a_real_one() -> None:
    assert tied("the town's citizens' 5' \"x'") == "the town’s citizens’ 5' \"x’"
