"""Signs by their numbers are themselves, however many digits those have."""

from __future__ import annotations

from html import unescape

import pytest

from qms.model.entities import unescaped
from qms.model.passages import plain


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("&#106;&#x6A;&lt;&amp;", "jj<&", id="as usual"),
        pytest.param(f"&#{'0' * 9000}106;", "j", id="zeros before"),
        pytest.param(f"&#X{'0' * 9000}6a;x", "jx", id="zeros in sixteens"),
        pytest.param("&#0a;", unescape("&#0a;"), id="a zero before a letter"),
        pytest.param(f"&#{'9' * 9000};", "\ufffd", id="a number of no sign"),
        pytest.param(f"&#x{'f' * 9000};", "\ufffd", id="a number in sixteens"),
        pytest.param("&#99999999;", unescape("&#99999999;"), id="beyond all signs"),
    ],
)
def test_signs_are_themselves(text: str, meant: str) -> None:
    assert unescaped(text) == meant
    assert plain(f"**{text}**") == meant.strip()
