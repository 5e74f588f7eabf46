"""Far more signs in a paragraph than anybody writes: shown as typed, and in time."""

from __future__ import annotations

import pytest

from qms.model.outline import Outline
from qms.site.markup import parts_of
from qms.site.text import tangles
from qms.site.text.tangles import MOST, SIGNS, untangled
from tests.site.page_read import read

MANY = MOST + 1


def shown(text: str) -> str:
    return "\n".join(part.html for part in parts_of(Outline(text), {}))


@pytest.mark.parametrize(
    "knot", ["[", "[a](", "![", "[a][", "[^1]", "<a ", "~~a ", "a <!-- "]
)
def test_a_tangle_is_shown_as_it_was_typed(knot: str) -> None:
    text = knot * MANY
    assert read(shown(text)).text.strip() == text.strip()


@pytest.mark.parametrize("sign", SIGNS)
def test_markdown_never_sees_more_of_a_sign_than_anybody_writes(sign: str) -> None:
    text = f"{sign}a " * MANY
    assert untangled(text, Outline(text).marks).count(sign) == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a](https://b.example) " * MOST, id="as many as one may write"),
        pytest.param("- [a](https://b.example)\n" * MANY, id="items"),
        pytest.param("[a](https://b.example)\n\n" * MANY, id="paragraphs"),
        pytest.param("| [a] | b |\n" * MANY, id="rows"),
        pytest.param(f"```\n{'[<~ ' * MANY}\n```\n", id="code"),
    ],
)
def test_what_is_no_tangle_is_left_as_it_is(text: str) -> None:
    assert untangled(text, Outline(text).marks) == text


def test_only_the_paragraph_that_is_tangled_loses_its_links() -> None:
    html = shown(f"{'[' * MANY}\n\n[a](https://b.example)\n")
    assert '<a href="https://b.example"' in html


def test_code_beside_a_tangle_keeps_its_signs() -> None:
    html = shown(f"{'<b ' * MANY}\n\n```\n<i> [x]\n```\n")
    assert "<pre><code>&lt;i&gt; [x]\n</code></pre>" in html


def test_an_author_cannot_type_the_letters_that_stand_for_signs() -> None:
    for letter in SIGNS.values():
        assert letter not in shown(f"a{letter}b&#x{ord(letter):X};&#{ord(letter)};c")
        assert shown(f"a{letter}b") == "<p>ab</p>"


def test_headings_of_one_name_each_have_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tangles, "MOST", 1)
    found = parts_of(Outline("# same\n\n" * 50), {})
    assert len({part.heading.anchor for part in found if part.heading}) == 50
