"""Markdown becomes HTML that can do nothing but be read."""

from __future__ import annotations

import pytest

from qms.model.outline import Outline
from qms.site.markup import parts_of
from tests.site.page_read import read

PICTURE = "data:image/png;base64,AAAA"


def html_of(text: str) -> str:
    return "\n".join(part.html for part in parts_of(Outline(text), {"a.png": PICTURE}))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("# Scop", '<h2 id="scop">Scop</h2>', id="level one below h1"),
        pytest.param("## Cél ŐŰ", '<h3 id="cél-őű">Cél ŐŰ</h3>', id="Hungarian"),
        pytest.param("# Цел", '<h2 id="цел">Цел</h2>', id="Cyrillic"),
        pytest.param("# A {#own}", '<h2 id="own">A</h2>', id="own anchor"),
        pytest.param("###### Deep", '<h6 id="deep">Deep</h6>', id="h6 is the last"),
        pytest.param("Yes. {#commit-x}", '<p id="commit-x">Yes.</p>', id="tag"),
        pytest.param(
            "Yes **all**. {#commit-x}",
            '<p id="commit-x">Yes <strong>all</strong>.</p>',
            id="tag after emphasis",
        ),
        pytest.param(
            "- one; {#commit-y}", '<li id="commit-y">one;</li>', id="tag of an item"
        ),
        pytest.param("- [x] done", "<li>☑ done</li>", id="ticked"),
        pytest.param("- [ ] open", "<li>☐ open</li>", id="not ticked"),
        pytest.param("~~gone~~", "<del>gone</del>", id="strikethrough"),
        pytest.param("H~2~O", "H<del>2</del>O", id="struck by one tilde, as forges do"),
        pytest.param("~5 days, ~10 days", "<p>~5 days, ~10 days</p>", id="about"),
        pytest.param(
            "| a | b |\n| --- | ---: |\n| 1 | 2 |",
            '<td class="at-end">2</td>',
            id="numbers to the end",
        ),
        pytest.param(
            "| a |\n| --- |\n| 1 |", '<th scope="col">a</th>', id="table header"
        ),
        pytest.param(
            "| a |\n| --- |\n| 1 |", 'aria-label="Table 1"', id="table has a name"
        ),
        pytest.param("```yaml\na: <b>\n```", "a: &lt;b&gt;", id="code as typed"),
        pytest.param("note[^1]\n\n[^1]: The note.", "The note.", id="footnote"),
        pytest.param(
            "see https://a.example/b", 'href="https://a.example/b"', id="link"
        ),
        pytest.param("![Way](a.png)", f'src="{PICTURE}"', id="own picture"),
        pytest.param("![Way](b.png)", "<span>Way</span>", id="foreign picture"),
    ],
)
def test_text_becomes(text: str, html: str) -> None:
    assert html in html_of(text)


def test_anchors_are_those_of_the_outline() -> None:
    text = "# One\n\n## Same\n\n## Same\n\n# **Bold** & more\n\n## Same\n"
    outline = Outline(text)
    page = read("".join(part.html for part in parts_of(outline, {})))
    headings = [each["id"] for tag, each in page.elements if tag in ("h2", "h3")]
    assert headings == [heading.anchor for heading in outline.headings]
    assert headings == ["one", "same", "same-1", "bold--more", "same-2"]


def test_anchors_are_unique_even_where_the_outline_counts_otherwise() -> None:
    html = html_of("# A\n\n# A\n\n<div>\n# A\n</div>\n")
    ids = read(html).values("id")
    assert len(ids) == len(set(ids))


def test_parts_are_cut_before_each_heading_of_the_first_level() -> None:
    outline = Outline("before\n\n# A\n\n## B\n\ntext\n\n# C\n")
    titles = [part.heading and part.heading.title for part in parts_of(outline, {})]
    assert titles == [None, "A", "C"]


def test_an_id_stands_once() -> None:
    assert html_of("one {#x-y}\n\ntwo {#x-y}").count('id="x-y"') == 1


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "[a](#cél)\n\n# Cél", '<a href="#cél" rel="noreferrer">a</a>', id="there"
        ),
        pytest.param("[a](#c%C3%A9l)\n\n# Cél", 'href="#c%C3%A9l"', id="encoded"),
        pytest.param("[a](#top)", 'href="#top"', id="the top"),
        pytest.param("One {#tag}\n\n[a](#tag)", 'href="#tag"', id="a tag"),
        pytest.param("A[^1]\n\n[^1]: B", 'href="#fn:1"', id="a note"),
        pytest.param("[*a*](#none)", "<p><em>a</em></p>", id="nowhere"),
        pytest.param('<a href="#none">a</a>', "<p>a</p>", id="nowhere, as HTML"),
    ],
)
def test_a_link_inside_leads_to_a_place_or_is_its_words(text: str, html: str) -> None:
    assert html in html_of(text)


def test_a_text_cannot_forge_the_seam_between_parts() -> None:
    outline = Outline("# A\n\n\ue000\n\n<p>\ue000</p>\n\n# B\n")
    titles = [part.heading and part.heading.title for part in parts_of(outline, {})]
    assert titles == ["A", "B"]


def test_parts_are_closed_each_for_itself() -> None:
    outline = Outline("# A\n\n<blockquote><b><table>\n\n# B\n\n</table></blockquote>\n")
    for part in parts_of(outline, {}):
        page = read(part.html)
        assert (page.faults, page.open) == ([], [])


def test_every_table_scrolls_in_a_frame_that_can_be_reached_by_keyboard() -> None:
    table = "| a |\n| --- |\n| 1 |\n\ntext\n\n"
    page = read(html_of(table * 3))
    frames = [each for each in page.all("div") if each["class"] == "scroll"]
    assert [each["aria-label"] for each in frames] == ["Table 1", "Table 2", "Table 3"]
    assert {each["tabindex"] for each in frames} == {"0"}
