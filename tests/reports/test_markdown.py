"""What a document says is shown by a forge, and never acts there."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from cmarkgfm import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qms.reports.markdown import JOINER, begun, bold, code, escaped
from qms.reports.sentence import safe

GAP = html.unescape(JOINER)
SIGNS = st.text(st.sampled_from("*_`~[]()<>!#@|\\&:;/-+=.$^{} \n1aZé-"), max_size=30)
TEXTS = st.text(st.characters(exclude_categories=[]), max_size=40)
# what forges make something of, whatever its language is
ACTING = re.compile(
    r"@\w|[#!]\d|\$\d|&\d|~\w|%\w|://|www\.|mailto:|:[a-z_]+:|GH-\d"
    r"|\{\+|\+\}|\[-|-\]|\[\[?_*toc|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{40}\b",
    re.IGNORECASE,
)


class Shown(HTMLParser):
    """The text of a page, and the elements in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(markdown: str) -> Shown:
    """A text as GitHub renders it."""
    page = Shown()
    page.feed(
        cmarkgfm.github_flavored_markdown_to_html(
            markdown, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
        )
    )
    page.close()
    return page


def words(text: str) -> list[str]:
    return text.replace(GAP, "").split()


@settings(deadline=None, max_examples=150)
@given(st.one_of(SIGNS, TEXTS))
@example("**a** [x](javascript:alert(1)) ![y](http://a.b/c.png) <img src=x> &lt;")
@example("@admin #12 !3 GH-4 www.evil.example me@evil.example https://evil.example")
@example("{+ nobody wrote this +} [- nor took this away -] :tada: $1$ [^1] ~~x~~")
def test_a_text_is_shown_and_nothing_else(text: str) -> None:
    for before, told in (("x ", escaped(text)), ("", begun(escaped(text)))):
        page = shown(f"{before}{told} y")
        assert page.tags == ["p"]
        assert words(page.text) == words(f"{before}{safe(text)} y")


@settings(deadline=None, max_examples=100)
@given(st.one_of(SIGNS, TEXTS))
def test_a_text_stays_in_its_cell(text: str) -> None:
    page = shown(f"| a | b |\n|---|---|\n| {escaped(text)} | {code(text)} |\n")
    assert page.tags.count("td") == 2
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "code"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("cc @mayor", id="mention"),
        pytest.param("fixes #12 and town/hall#3", id="issue"),
        pytest.param('see !7, %"1.0", ~bug, $3, &4, ^5', id="gitlab's references"),
        pytest.param("GH-12", id="issue by letters"),
        pytest.param("http://evil.example and HTTPS://evil.example", id="address"),
        pytest.param("www.evil.example", id="address without a scheme"),
        pytest.param("mail me@evil.example or mailto:me@evil.example", id="mail"),
        pytest.param(":tada:", id="face"),
        pytest.param("{+ came +} [- went -] {- went -} [+ came +]", id="a made change"),
        pytest.param("63a541a7c2b0f5e19d8863a541a7c2b0f5e19d88", id="a commit"),
        pytest.param("[toc] [[_TOC_]]", id="contents"),
    ],
)
def test_no_forge_finds_anything_to_do(text: str) -> None:
    told = shown(f"x {escaped(text)}").text
    assert ACTING.search(text)
    assert not ACTING.search(told)
    assert told.replace(GAP, "").strip() == f"x {text}"


@pytest.mark.parametrize("text", ["1. a", "12) a", "- a", "+ a", "=== a", "* a", "# a"])
def test_a_line_begins_no_list(text: str) -> None:
    assert shown(begun(escaped(text))).tags == ["p"]
    assert shown(f"> {begun(escaped(text))}").tags == ["blockquote", "p"]


def test_what_stays_readable() -> None:
    text = "30 % din zile (art. 8), la 12:30; a/b – „da”, 20+5 = 25"
    assert escaped(text) == text
    assert bold("a|b") == "<b>a&#124;b</b>"
    assert shown(code("a`b @x #1")).text.strip() == "a`b @x #1"
