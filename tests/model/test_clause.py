"""References to standards, as people in three countries write them."""

from __future__ import annotations

import pytest

from qms.model.clause import ClauseRef, clause_or_none, read_clause, standards_named

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ISO 9001:2015", ("ISO 9001", 2015, ""), id="plain"),
        pytest.param("ISO 9001:2015 7.5.3", ("ISO 9001", 2015, "7.5.3"), id="clause"),
        pytest.param("ISO 9001:2015, 7.5.3.1", ("ISO 9001", 2015, "7.5.3.1"), id=","),
        pytest.param("ISO 9001:2015; 4", ("ISO 9001", 2015, "4"), id="semicolon"),
        pytest.param("БДС EN ISO 9001: 2000", ("ISO 9001", 2000, ""), id="bg"),
        pytest.param("БДС EN ISO 9001: 2000 8.5", ("ISO 9001", 2000, "8.5"), id="bg 8"),
        pytest.param("MSZ EN ISO 9001:2008", ("ISO 9001", 2008, ""), id="hu"),
        pytest.param("MSZ EN ISO 9001 : 2008", ("ISO 9001", 2008, ""), id="hu blanks"),
        pytest.param("SR EN ISO 9001:2015", ("ISO 9001", 2015, ""), id="ro"),
        pytest.param("SR EN/ISO 9001:2015", ("ISO 9001", 2015, ""), id="slash"),
        pytest.param(f"ISO{NBSP}9001:2015", ("ISO 9001", 2015, ""), id="nbsp"),
        pytest.param(
            f"MSZ{NBSP}EN{NBSP}ISO{NBSP}9001:{NBSP}2008{NBSP}8.5.2",
            ("ISO 9001", 2008, "8.5.2"),
            id="nbsp everywhere",
        ),
        pytest.param("  iso 9001:2015  ", ("ISO 9001", 2015, ""), id="small letters"),
        pytest.param("ISO9001:2015", ("ISO 9001", 2015, ""), id="together"),
        pytest.param("ISO 14001-1:2015", ("ISO 14001-1", 2015, ""), id="part"),
        pytest.param("CAF 2020 1.1", ("CAF", 2020, "1.1"), id="named by year"),
        pytest.param("EMAS 2009", ("EMAS", 2009, ""), id="named, whole"),
    ],
)
def test_spellings(text: str, expected: tuple[str, int, str]) -> None:
    assert read_clause(text) == ClauseRef(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ISO 9001",
        "9001:2015",
        "ISO 9001 7.5",
        "ISO 9001:15",
        "ISO 9001:2015 7.5.3 and 8",
        "ISO 9001:2015 a",
        "ISO 9001:2015 7..5",
        "ISO 9001:2015 7.5.",
        "10:30",
        "OG 27/2002",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert clause_or_none(text) is None
    with pytest.raises(ValueError, match=r"^"):
        read_clause(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Работим по БДС EN ISO 9001: 2000.", ["ISO 9001:2000"], id="bg"),
        pytest.param("az MSZ EN ISO 9001:2008 szerint", ["ISO 9001:2008"], id="hu"),
        pytest.param("potrivit SR EN ISO 9001:2015,", ["ISO 9001:2015"], id="ro"),
        pytest.param(f"ISO{NBSP}9001:{NBSP}2008-as", ["ISO 9001:2008"], id="nbsp"),
        pytest.param(
            "ISO 9001:2008, majd ISO 9001:2015",
            ["ISO 9001:2008", "ISO 9001:2015"],
            id="two",
        ),
        pytest.param("după SR EN ISO/IEC 27001:2013", ["IEC 27001:2013"], id="slash"),
        pytest.param("între orele 10:30 și 18:00", [], id="hours"),
        pytest.param("raportul: 2015 a fost bun", [], id="a year after a colon"),
        pytest.param("ISO 9001:20151", [], id="five digits"),
    ],
)
def test_standards_in_prose(text: str, named: list[str]) -> None:
    found = [str(read_clause(each)) for each in standards_named(text)]
    assert found == named


def test_only_the_name_is_taken() -> None:
    text = "Петричката община работи по БДС EN ISO 9001: 2000."
    assert list(standards_named(text)) == ["БДС EN ISO 9001: 2000"]


def test_groups_of_a_clause() -> None:
    clause = read_clause("ISO 9001:2015 8.5.1")
    assert [each.clause for each in clause.with_groups()] == ["8.5.1", "8.5", "8"]
    assert list(clause.whole.with_groups()) == []


@pytest.mark.parametrize("text", ["ISO 9001:2015 7.5", "ISO 9001:2015", "CAF 2020 1.1"])
def test_told_as_it_is_read(text: str) -> None:
    assert str(read_clause(text)) == text
