"""Text of a foreign file says in Markdown what it said, whatever signs stand in it."""

from __future__ import annotations

import re
from html import unescape

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.model.importing.escaping import guarded
from qms.office.inline import Piece, markdown_of, plain_of

_TAG = re.compile(r"<[^>]*>")
SIGNS = st.text("ab *_`[]()<>!&;#{}~\\./^-1é\n", max_size=12)
PIECES = st.lists(
    st.builds(
        Piece,
        text=SIGNS,
        is_bold=st.booleans(),
        is_italic=st.booleans(),
        is_struck=st.booleans(),
        link=st.sampled_from(["", "", "https://example.org/a(b)_c_"]),
    ),
    max_size=5,
)


def read(markdown: str) -> str:
    """What a forge shows of a paragraph, without its form."""
    lines = "\n".join(map(guarded, markdown.split("\n")))
    html = cmarkgfm.github_flavored_markdown_to_html(lines)
    return " ".join(unescape(_TAG.sub("", html)).split())


@given(PIECES)
def test_a_forge_shows_the_text_as_it_was(pieces: list[Piece]) -> None:
    whole = [Piece("x"), *pieces, Piece("x")]
    assert read(markdown_of(whole)) == " ".join(plain_of(whole).split())


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        pytest.param(
            [Piece("Scop ", is_bold=True), Piece("al")], "**Scop** al", id="blanks"
        ),
        pytest.param(
            [Piece("a", is_bold=True), Piece("b", is_bold=True)], "**ab**", id="joined"
        ),
        pytest.param(
            [Piece("a.", is_bold=True), Piece("b")], "a.b", id="marks nobody would read"
        ),
        pytest.param(
            [Piece("a\nb", is_italic=True)], "*a*\\\n*b*", id="a form over two lines"
        ),
        pytest.param(
            [Piece("https://example.org/a_b_", link="https://example.org/a_b_")],
            "https://example.org/a_b_",
            id="an address that shows itself",
        ),
        pytest.param([Piece("a_b 3 < 5 & c")], "a_b 3 < 5 & c", id="harmless signs"),
    ],
)
def test_the_markdown_is_what_people_would_type(pieces: list[Piece], text: str) -> None:
    assert markdown_of(pieces) == text
