"""Numbers of persons, and the many others that are none."""

from __future__ import annotations

import pytest

from qms.model.identity_number import identity_numbers
from qms.rules.safety import no_national_identity_number
from tests.rules.specimen import document


def kinds(line: str, language: str = "en") -> list[str]:
    return [hit.kind for hit in identity_numbers(line, language)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("CNP 1800101221144", "CNP", id="cnp"),
        pytest.param("are 1 800101 221144", "CNP", id="cnp in groups"),
        pytest.param("1 8 0 0 1 0 1 2 2 1 1 4 4", "CNP", id="cnp digit by digit"),
        pytest.param("| 5000229401231 |", "CNP", id="cnp of a leap day"),
        pytest.param("ЕГН 8512123452.", "ЕГН", id="egn"),
        pytest.param("851212 3452", "ЕГН", id="egn in groups"),
        pytest.param("ЕГН: 0441011235", "ЕГН", id="egn after 2000"),
        pytest.param("1-850101-1231", "személyi azonosító", id="before 1997"),
        pytest.param("3 040229 1239", "személyi azonosító", id="after 1997"),
        pytest.param("adóazonosító jele 8412345673", "adóazonosító jel", id="tax"),
        pytest.param("TAJ-szám: 111 111 110", "TAJ", id="taj"),
    ],
)
def test_numbers_of_persons(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1800101221145", id="wrong check digit"),
        pytest.param("1801301221144", id="month 13"),
        pytest.param("1800101991140", id="no such region"),
        pytest.param("+40 722 123 456, 0722 123 456", id="phone ro"),
        pytest.param("+36 20 123 4567, 06 30 123 4567", id="phone hu"),
        pytest.param("+359 888 123 456, 0888 123 456", id="phone bg"),
        pytest.param("0441011235", id="ten digits from 0 are a phone elsewhere"),
        pytest.param("RO49 AAAA 1B31 0075 9384 0000", id="IBAN ro"),
        pytest.param("HU42 1177 3016 1111 1018 0000 0000", id="IBAN hu"),
        pytest.param("BG80 BNBG 9661 1020 3456 78", id="IBAN bg"),
        pytest.param("OG 27/2002, Legea 544/2001, HCL 123/2026", id="acts ro"),
        pytest.param("2011. évi CXII. törvény, 1995. évi LXVI.", id="acts hu"),
        pytest.param("111 111 110", id="nine digits without a word before"),
        pytest.param("12345678-1-42", id="tax number of a firm"),
        pytest.param("2026-01-05 10:30 – 2026-01-06", id="days"),
        pytest.param("ISBN 978-973-1234567", id="book"),
        pytest.param("1800101221144/2026", id="a part of something longer"),
        pytest.param("180010122114400", id="fifteen digits"),
        pytest.param("sha256:1800101221144ab", id="digest"),
    ],
)
def test_other_numbers(line: str) -> None:
    assert kinds(line) == []


def test_a_bulgarian_text_needs_no_word_before_the_number() -> None:
    assert kinds("| Иван | 0441011235 |", "bg") == ["ЕГН"]


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [
        ("CNP", "180010122114"),
        ("személyi azonosító", "1850101123"),
        ("ЕГН", "851212345"),
        ("adóazonosító jel", "841234567"),
    ],
)
def test_one_last_digit_is_right(kind: str, prefix: str) -> None:
    told = [kinds(f"x {prefix}{last} x") for last in range(10)]
    assert sum(kind in each for each in told) == 1


def test_the_finding_does_not_say_the_number() -> None:
    more = "# of 1800101221144\nchange: {reason: 8512123452, summary: x}\n"
    given = document("`1800101221144`\n", more=more)
    found = list(no_national_identity_number.check(given))
    assert [place.line for place, _ in found] == [6, 7, 9]
    assert [values["number"] for _, values in found] == [
        "18•••••••••••",
        "85••••••••",
        "18•••••••••••",
    ]
