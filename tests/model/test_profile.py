"""The profile as it is read: kinds, limits, exclusions, and what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest

from qms.model.clause import ClauseRef
from qms.model.kind import heading_key
from qms.model.profile import Profile
from qms.store.yaml import read_yaml

DAY = date(2026, 11, 22)


def profile_of(text: str) -> Profile:
    fields, flaws = read_yaml(text)
    assert not flaws
    return Profile(fields)


LIMITS = """
limits:
  - {id: petition, act: HR 1, section: art. 8, value: 30, unit: days, until: 2026-12-31}
  - {id: petition, act: HR 1, section: art. 8, value: 20, unit: days, from: 2027-01-01}
  - {id: soon, act: HR 2, value: many, unit: days}
"""


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        pytest.param("petition", "2026-12-31", 30.0, id="last day of the old law"),
        pytest.param("petition", "2027-01-01", 20.0, id="first day of the new law"),
        pytest.param("unknown", "2026-01-01", None, id="unknown"),
        pytest.param("soon", "2026-01-01", None, id="no number"),
    ],
)
def test_limits_of_a_day(name: str, day: str, value: float | None) -> None:
    limit = profile_of(LIMITS).limit(name, date.fromisoformat(day))
    assert (limit.value if limit else None) == value


def test_a_limit_is_cited_with_its_section() -> None:
    limit = profile_of(LIMITS).limit("petition", DAY)
    assert limit is not None
    assert limit.citation == "HR 1 art. 8"


def test_a_limit_is_known_on_any_day() -> None:
    profile = profile_of(LIMITS)
    assert profile.has_limit("petition")
    assert not profile.has_limit("unknown")


def test_not_applicable_clauses_that_can_be_read() -> None:
    profile = profile_of(
        "not_applicable: [{clause: ISO 9001:2015 8.3, reason: x}, {clause: nine}]"
    )
    assert list(profile.not_applicable) == [ClauseRef("ISO 9001", 2015, "8.3")]


def test_standards_that_can_be_read() -> None:
    profile = profile_of("standards: [ISO 9001:2015, nonsense, CAF 2020]")
    assert [str(each) for each in profile.standards] == ["ISO 9001:2015", "CAF 2020"]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        pytest.param("PO-012", "procedure", id="two or three digits"),
        pytest.param("PO-0123", None, id="four digits"),
        pytest.param("xPO-012", None, id="something before"),
        pytest.param("PO-012\n", None, id="a line's end behind"),
        pytest.param("F-1", "broken", id="second kind"),
    ],
)
def test_kind_by_id(document: str, kind: str | None) -> None:
    profile = profile_of(
        'kinds: {procedure: {id: "PO-[0-9]{2,3}"}, worse: {id: "(("},'
        ' broken: {id: "F-[0-9]"}}'
    )
    found = profile.kind_by_id(document)
    assert (found.name if found else None) == kind


@pytest.mark.parametrize(
    ("title", "key"),
    [
        pytest.param("1. Scop", "scop", id="numbered"),
        pytest.param("IV. Responsabilităţi", "responsabilități", id="cedilla"),
        pytest.param("  CÉL  ", "cél", id="case and blanks"),
        pytest.param("**Цел:**", "цел", id="bold, colon"),
        pytest.param(
            "5.2.1 Fogalmak és  rövidítések", "fogalmak és rövidítések", id="hu"
        ),
    ],
)
def test_headings_are_compared_by_their_words(title: str, key: str) -> None:
    assert heading_key(title) == key


@pytest.mark.parametrize("text", ["kinds: []", "kinds: {a: 1}", "limits: 3", "acts: x"])
def test_nonsense_is_an_empty_profile(text: str) -> None:
    profile = profile_of(text)
    assert profile.limit("petition", DAY) is None
    assert not profile.kind_by_id("PO-01")
    assert profile.standards == ()
