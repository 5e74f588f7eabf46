"""The first sentence of a text, as a start page shows it."""

from __future__ import annotations

import pytest

from qms.model.opening import opening
from tests.model.test_document import document


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("# Aim\n\nWe serve. All.\n", "We serve.", id="the first of two"),
        pytest.param("We serve\nall.\n\nAlways.", "We serve all.", id="over two lines"),
        pytest.param("No. 5 does. It holds.", "No. 5 does.", id="no. 5"),
        pytest.param("Szolgálunk. Általában.", "Szolgálunk.", id="another capital"),
        pytest.param("We **do** [it](a.md). {#x}", "We do it.", id="marks and tags"),
        pytest.param("Without an end", "Without an end", id="no full stop"),
        pytest.param("# Aim\n\n- one\n- two\n", "", id="a list alone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_first_sentence_opens_a_text(text: str, sentence: str) -> None:
    assert opening(document(body=text)) == sentence


def test_a_text_in_a_file_of_its_own_opens_with_nothing() -> None:
    assert opening(document("id: PO-01\nbody: PO-01.docx\n", "Ignored.")) == ""
