"""What is written of an act is read as the same act, and in no other form."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.approval.canonical import Malformed, read, written
from qms.model.approval.statement import (
    ACTS,
    Subject,
    read_statement,
    statement_bytes,
)
from qms.model.approval.submission import (
    folder_of,
    read_submission,
    submission_bytes,
)

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
DIGESTS = HEX.map(lambda text: f"sha256:{text}")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
PEOPLE = st.from_regex(r"[a-z0-9]{1,8}([.-][a-z0-9]{1,8}){0,2}", fullmatch=True)
OFFICES = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True)
IDS = st.from_regex(r"[A-Z0-9]{1,6}(-[A-Z0-9]{1,6}){0,2}", fullmatch=True)
DAYS = st.dates().map(str)
ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(
    datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC) | ZONES
).map(lambda moment: moment.replace(microsecond=0).isoformat())
SUBJECTS = st.lists(
    st.builds(Subject, TEXTS, DIGESTS), max_size=4, unique_by=lambda each: each.name
).map(tuple)
EVIDENCE = st.fixed_dictionaries(
    {
        "method": st.sampled_from(["paper", "act", "qes"]),
        "act": st.sampled_from(["approve", "return", "release"]),
        "signatories": st.lists(
            st.fixed_dictionaries(
                {"person": PEOPLE, "office": OFFICES, "step": OFFICES | st.none()}
            ),
            min_size=1,
            max_size=3,
        ),
        "signed_on": DAYS,
        "archive_no": TEXTS | st.none(),
    }
)
PREDICATES = st.fixed_dictionaries(
    {
        "act": st.sampled_from(ACTS),
        "step": OFFICES | st.none(),
        "person": PEOPLE,
        "office": OFFICES | st.none(),
        "acting_for": PEOPLE | st.none(),
        "method": st.just("ssh"),
        "evidence": EVIDENCE | st.none(),
        "effective": st.dictionaries(TEXTS, DAYS, max_size=3) | st.none(),
        "reason": TEXTS | st.none(),
        "comment": TEXTS,
        "signed_at": MOMENTS,
        "governance": DIGESTS | st.none(),
        "previous": DIGESTS | st.none(),
        "seen": st.lists(DIGESTS, max_size=4),
        "shown": st.lists(TEXTS, max_size=3),
    },
    optional={"a_later_field": TEXTS, "target": st.lists(DIGESTS, max_size=2)},
)
FILES = st.from_regex(r"[a-z0-9]{2,8}/[a-z0-9]{2,8}\.svg", fullmatch=True)
SUBMISSIONS = st.fixed_dictionaries(
    {
        "qms": st.just(1),
        "document": IDS,
        "kind": OFFICES,
        "edition": st.integers(0, 99),
        "revision": st.integers(0, 99),
        "language": st.sampled_from(["ro", "hu", "bg", "en", "hu-RO"]),
        "round": st.integers(1, 9),
        "purpose": st.sampled_from(["revision", "withdrawal"]),
        "content": st.dictionaries(FILES, DIGESTS, min_size=1, max_size=3),
        "replaces": st.just("1.0") | st.none(),
        "effect": st.just({"rule": "on-release"}),
        "change": st.fixed_dictionaries({"reason": TEXTS}) | st.none(),
        "emergency": st.none(),
        "mandate": st.none(),
    },
    optional={"translates": DIGESTS, "predecessors": st.lists(DIGESTS, max_size=2)},
)


@given(SUBJECTS, PREDICATES)
def test_a_statement_that_was_written_is_read_as_the_same_act(
    subjects: tuple[Subject, ...], predicate: dict[str, Any]
) -> None:
    data = statement_bytes(subjects, predicate)
    found = read_statement(read(data))
    assert (found.subjects, found.raw) == (subjects, predicate)
    assert (found.act, found.person) == (predicate["act"], predicate["person"])
    assert found.signed_at == datetime.fromisoformat(predicate["signed_at"])
    assert found.seen == tuple(predicate["seen"])
    assert found.previous == (predicate["previous"] or "")
    assert statement_bytes(found.subjects, found.raw) == data


@given(SUBMISSIONS)
def test_a_submission_that_was_written_is_read_as_the_same(
    raw: dict[str, Any],
) -> None:
    data = submission_bytes(raw)
    found = read_submission(read(data))
    assert found.raw == raw
    assert dict(found.content) == raw["content"]
    assert submission_bytes(found.raw) == data
    name = found.name(f"sha256:{'4be02f97' * 8}")
    folder = folder_of(name)
    assert folder == (found.document, found.version, found.number)


@given(SUBJECTS, PREDICATES)
def test_there_is_one_form_and_no_other(
    subjects: tuple[Subject, ...], predicate: dict[str, Any]
) -> None:
    data = statement_bytes(subjects, predicate)
    for other in (
        data[:-1],
        data + b"\n",
        b" " + data,
        json.dumps(json.loads(data)).encode() + b"\n",
        data.replace(b"{", b'{"_type":"x",', 1),
    ):
        with pytest.raises(Malformed):
            read(other)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[]\n", id="a list"),
        pytest.param(b'{"a":1.0}\nx', id="more after it"),
        pytest.param(b'{"a":NaN}\n', id="a number that is none"),
        pytest.param(b'{"a":-0}\n', id="a needless sign"),
        pytest.param(b'{"a":"\\u0041"}\n', id="a needless escape"),
        pytest.param(b'{"a":"\\ud800"}\n', id="half a character"),
        pytest.param(b"\xef\xbb\xbf{}\n", id="a mark of encoding"),
        pytest.param(b'{"a":' * 4000 + b"1" + b"}" * 4000 + b"\n", id="too deep"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_bytes_of_another_form_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        read(data)


def test_what_is_written_is_compact_utf_8_with_one_line_feed() -> None:
    assert written({"b": "ő", "a": None}) == '{"b":"ő","a":null}\n'.encode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("person", "Szabo"),
        ("person", "szabo..maria"),
        ("signed_at", "2026-02-12T12:00:00"),
        ("governance", "sha256:abc"),
        ("method", "paper"),
        ("seen", "sha256:"),
        ("effective", {"x": "soon"}),
        ("evidence", {"method": "paper"}),
    ],
)
def test_a_field_of_another_shape_is_refused(field: str, value: Any) -> None:
    predicate: dict[str, Any] = {
        "act": "witness",
        "step": None,
        "person": "szabo.maria",
        "office": None,
        "acting_for": None,
        "method": "ssh",
        "evidence": None,
        "effective": None,
        "reason": None,
        "comment": "",
        "signed_at": "2026-02-12T12:00:00Z",
        "governance": None,
        "previous": None,
        "seen": [],
        "shown": [],
    }
    statement_bytes((), predicate)
    with pytest.raises((Malformed, TypeError)):
        statement_bytes((), {**predicate, field: value})
