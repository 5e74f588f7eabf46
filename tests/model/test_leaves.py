"""The forms of a single text: what each reads, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from qms.model.leaves import (
    HOUR_LEAF,
    LANGUAGE_LEAF,
    read_day,
    read_integer,
    read_moment,
    read_number,
    read_path,
    read_pattern,
    read_period,
    read_share,
    read_text,
    read_truth,
)

Read = Callable[[str], object]


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (read_text, " a ", " a "),
        (read_day, "2028-02-29", date(2028, 2, 29)),
        (read_integer, "0", 0),
        (read_integer, "120", 120),
        (read_number, "-2.50", -2.5),
        (read_period, "24 months", (24, "month")),
        (read_period, "1 year", (1, "year")),
        (read_share, "90 %", 90.0),
        (read_share, "99.95%", 99.95),
        (read_truth, "true", True),
        (read_truth, "false", False),
        (read_path, "PO-012/flux de lucru.svg", "PO-012/flux de lucru.svg"),
        (HOUR_LEAF.read, "08:30", "08:30"),
        (HOUR_LEAF.read, "24:00", "24:00"),
        (LANGUAGE_LEAF.read, "sr-Latn-RS", "sr-Latn-RS"),
    ],
)
def test_what_is_read(read: Read, text: str, expected: object) -> None:
    assert read(text) == expected


def test_a_moment_has_its_zone() -> None:
    assert read_moment("2026-01-05T08:00:00Z").tzinfo is not None


@pytest.mark.parametrize(
    ("read", "texts"),
    [
        (read_text, ("", " ", "\t\n")),
        (read_day, ("2026-02-30", "26-1-1", "2026-1-01", "2026-01-01\n", "")),
        (read_moment, ("2026-01-05T08:00:00", "2026-01-05", "soon", "")),
        (read_integer, ("01", "1.0", "-1", "1e3", "٣", "1" * 10, "")),
        (read_number, ("1,5", "01", ".5", "1.", "inf", "nan", "")),
        (read_period, ("0 days", "1 mois", "12", "1  year", "")),
        (read_share, ("101 %", "90", "-1 %", "5,5 %", "")),
        (read_truth, ("yes", "True", "1", "")),
        (read_pattern, ("(", "РО", "a" * 201)),
        (
            read_path,
            ("", "/a", "../a", "a/../b", "a//b", "./a", "a\\b", "c:/a", "a/"),
        ),
        (HOUR_LEAF.read, ("8:30", "24:30", "25:00", "08.30", "")),
        (LANGUAGE_LEAF.read, ("HU", "magyar", "h", "hu_RO", "")),
    ],
)
def test_what_is_refused(read: Read, texts: tuple[str, ...]) -> None:
    for text in texts:
        with pytest.raises(ValueError, match=r"^"):
            read(text)
