"""Mechanical remedies mend what their rules told, and leave every other sign alone."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qms.model.document import Document
from qms.model.house import House
from qms.rules.judge import judge_document
from qms.rules.remedies import CLEANS, MECHANICAL, remedied
from qms.store.bytes import digest_of, reading_of
from qms.store.documents import parse
from tests.cli.console import qms

CASES = int(os.environ.get("QMS_FUZZ", "150"))
HEAD = "---\nid: PO-01\nkind: procedure\ntitle: A\nlanguage: ro\n---\n"
LINES = (
    *("", "", "# Scop", "Text.", "şi ţara", "Şükrü", "a/şi.svg", "o\u030bszi"),
    *("- unu", "  - doi", "    - trei", " - alt", "   - cinci", "      - şase"),
    *("  urmare", "    urmare", "1. unu", "   - sub", "1) unu", "2) doi", "12) nu"),
    *("| a | b |", "| - | - |", "```", "````", "~~~", "\tcu tab", "---", "* stea"),
    *("    cod", "        cod adânc", "(vezi 2) aici"),
)
ENDS = ("\n", "\r\n", "\r")
# which of its findings such a remedy leaves to people
PARTIAL = frozenset({"QMS105", "QMS157", "QMS158", "QMS805", "QMS806"})


def parsed(data: bytes) -> Document | None:
    reading = reading_of(data)
    if not reading.is_readable:
        return None
    path, digest = "procedures/PO-01.md", digest_of(reading.data)
    return parse(path, reading, House(), digest).document


def told(data: bytes) -> set[str]:
    document = parsed(data)
    if document is None:
        return set()
    flaws = {flaw.code for flaw in reading_of(data).flaws}
    return flaws | {each.code for each in judge_document(document)}


def without_blank_lines(text: str) -> str:
    return re.sub(r"[\r\n]+", "\n", text)


def flat(text: str) -> str:
    return re.sub(r"((?:\A|[\r\n])) +", r"\1", text)


SAME: dict[str, Callable[[str], str]] = {
    "QMS103": lambda text: text.removeprefix("\ufeff"),
    "QMS104": lambda text: re.sub(r"\r\n?", "\n", text),
    "QMS105": lambda text: text.rstrip("\0\x1a"),
    "QMS156": without_blank_lines,
    "QMS157": flat,
    "QMS158": lambda text: re.sub(r"(?:[\r\n]+(?:`{3,}|~{3,})?)*\Z", "", text),
    "QMS163": lambda text: re.sub(r"((?:\A|[\r\n])\s*[0-9]+)\)", r"\1.", text),
    "QMS805": lambda text: unicodedata.normalize("NFC", text),
    "QMS806": lambda text: text.translate(str.maketrans("şţŞŢ", "șțȘȚ")),
}
"""By each rule what of a text its remedy must not change."""

texts = st.builds(
    lambda mark, lines, end, filling: (
        mark + HEAD.replace("\n", end) + end.join(lines) + filling
    ).encode(),
    st.sampled_from(("", "", "\ufeff")),
    st.lists(st.sampled_from(LINES), max_size=14),
    st.sampled_from(ENDS),
    st.sampled_from(("", "\n", "\0\0", "\x1a", "a\0b")),
)


def test_every_remedy_is_held_here() -> None:
    assert set(SAME) == MECHANICAL


@pytest.mark.parametrize("code", sorted(SAME))
@settings(max_examples=CASES)
@given(data=texts)
@example(data=(HEAD + "\nText:\n- unu\n  - doi\n").encode())
def test_a_remedy_mends_and_touches_nothing_else(code: str, data: bytes) -> None:
    after, used = remedied(data, parsed, {code})
    same = SAME[code]
    assert used <= {code}
    assert same(after.decode()) == same(data.decode())
    assert remedied(after, parsed, {code}) == (after, set())
    if code not in PARTIAL:
        assert code not in told(after)
    if code not in told(data):
        assert after == data


@settings(max_examples=CASES * 2)
@given(data=texts)
def test_forges_show_the_same_lists(data: bytes) -> None:
    after, _used = remedied(data, parsed, {"QMS157"})
    pages = [
        cmarkgfm.github_flavored_markdown_to_html(re.sub(r"\r\n?", "\n", each.decode()))
        for each in (data, after)
    ]
    # what of a line's indentation is left in a specimen is not what was nested
    assert pages[0] == pages[1]


@settings(max_examples=CASES)
@given(data=texts)
def test_all_remedies_come_to_an_end(data: bytes) -> None:
    after, _used = remedied(data, parsed, MECHANICAL)
    assert remedied(after, parsed, MECHANICAL) == (after, set())
    assert (MECHANICAL - PARTIAL).isdisjoint(told(after))


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        pytest.param("QMS806", "Şükrü şi a/şi.svg", "Şükrü și a/şi.svg", id="names"),
        pytest.param("QMS157", "1. a\n  - b", "1. a\n  - b", id="in no item's text"),
        pytest.param("QMS157", "1. a\n   - b", "1. a\n    - b", id="under a number"),
        pytest.param("QMS157", "T\n2) a\n   - b", "T\n2) a\n   - b", id="no item"),
        pytest.param(
            "QMS157", "1) a\n2) b\n   - c", "1) a\n2) b\n    - c", id="second item"
        ),
        pytest.param("QMS157", "- a\n  - b\n    - c", "- a\n    - b\n        - c",
                     id="three levels"),
        pytest.param("QMS158", "```\na\n\nb\n", "```\na\n\nb\n", id="text may go on"),
        pytest.param("QMS158", "~~~~ x\na\n", "~~~~ x\na\n~~~~\n", id="one specimen"),
        pytest.param("QMS163", "1) a\nb\n2) c", "1. a\nb\n2. c", id="one list"),
        pytest.param("QMS163", "See art.\n2) here.", "See art.\n2) here.", id="prose"),
    ],
)  # fmt: skip
def test_only_what_is_certain(code: str, before: str, after: str) -> None:
    got, _used = remedied(f"{HEAD}\n{before}".encode(), parsed, {code})
    assert got.decode() == f"{HEAD}\n{after}"


@pytest.mark.parametrize("code", sorted(MECHANICAL | {"QMS131"}))
def test_explain_says_which_rules_have_one(code: str) -> None:
    said = f"qms fix --rule {code}" in qms("explain", code).out
    assert said == (code in MECHANICAL)


def test_bytes_have_remedies_of_their_own() -> None:
    assert set(CLEANS) == {"QMS103", "QMS104", "QMS105"}
