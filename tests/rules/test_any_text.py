"""No text, however strange, brings a rule over documents to its knees."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.rules.tables import DOCUMENT_RULES
from tests.rules.specimen import document

PIECES = (
    "# Records\n", "## ", "#", "- ", "    - ", "1) ", "```\n", "|", "| - |\n", "---\n",
    "`", "<", "<b ", "onx=", "](", "![", "[a]: ", "{#", "**", "XX", "UAT ", "(", ")",
    "# Definitions\n", "# Definiții\n", " – ", "Å‘", "õ", "ş", "\u0301",
    "1800101221144", "0722 123 456", "a@gmail.com", "parola: ", "de completat",
    "javascript:", "\t", " ",
    "\n", "\n\n", "\\", ">",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40))
def test_every_rule_says_where(pieces: list[str]) -> None:
    specimen = document("".join(pieces), "ro")
    last = specimen.source.text.count("\n") + 1
    for rule in DOCUMENT_RULES:
        for place, _values in rule.check(specimen):
            assert 0 <= place.line <= max(last, specimen.outline.first)


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_bounded(piece: str) -> None:
    line = piece * (400 // len(piece))
    specimen = document(f"{line}\n" * 250, "ro")
    start = time.process_time()
    for rule in DOCUMENT_RULES:
        for _hit in rule.check(specimen):
            pass
    assert time.process_time() - start < 5
