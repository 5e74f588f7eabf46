"""What a text names leads to it; what its author should know of a draft is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qms.model.document import Document
from qms.model.finding import Scrap
from qms.model.outline import Outline
from qms.site.markup import parts_of, written
from qms.site.subject import Remark, Subject
from qms.site.text.wording import Wording
from qms.site.worded import text_of, wording_of
from tests.site.page_read import read
from tests.site.test_hostile import town_subject

WORDS = Wording(
    ids=frozenset({"PO-012", "PO-013"}), meanings={"EU": "Uniunea Europeană"}
)
TO_TWELVE = '<a href="../PO-012.html">PO-012</a>'
EU = '<abbr title="Uniunea Europeană">EU</abbr>'


def ways(name: str, anchor: str = "") -> str:
    """One document has a page, with one anchor."""
    mark = f"#{anchor}" if anchor == "scop" else ""
    return f"../{name}.html{mark}" if name == "PO-012" else ""


def html_of(text: str, words: Wording = WORDS) -> str:
    files = {"a.png": "files/a.png", "a.pdf": "files/a.pdf"}
    return "".join(part.html for part in parts_of(Outline(text), files, words, ways))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("See PO-012.", f"See {TO_TWELVE}.", id="document"),
        pytest.param("PO-012-ben", f"{TO_TWELVE}-ben", id="ending of the language"),
        pytest.param("PO-012 (PO-012)", f"{TO_TWELVE} ({TO_TWELVE})", id="twice"),
        pytest.param("**PO-012** x", f"<strong>{TO_TWELVE}</strong> x", id="strong"),
        pytest.param("*a* PO-012", f"<em>a</em> {TO_TWELVE}", id="after an element"),
        pytest.param("See PO-013.", "<p>See PO-013.</p>", id="without a page"),
        pytest.param("See PO-0123.", "<p>See PO-0123.</p>", id="another id"),
        pytest.param("`PO-012`", "<code>PO-012</code>", id="in code"),
        pytest.param("    PO-012", "<code>PO-012\n</code>", id="in a specimen"),
        pytest.param("# PO-012", '<h2 id="po-012">PO-012</h2>', id="in a heading"),
        pytest.param("a/PO-012", "<p>a/PO-012</p>", id="in a path"),
        pytest.param("The EU.", f"The {EU}.", id="abbreviation"),
        pytest.param("| EU-val |\n| --- |", f"{EU}-val", id="abbreviation in a cell"),
        pytest.param("- **EU** – x", "<strong>EU</strong>", id="where it is defined"),
        pytest.param("[x](PO-012.md)", '<a href="../PO-012.html">x</a>', id="file"),
        pytest.param(
            "[x](../b/PO-012.hu.md#scop)",
            '<a href="../PO-012.html#scop">x</a>',
            id="anchor of a file",
        ),
        pytest.param(
            "[x](PO-012.md#y)", '<a href="../PO-012.html">x</a>', id="unknown anchor"
        ),
        pytest.param("[x](PO-013.md)", "<p>x</p>", id="file without a page"),
        pytest.param("[x](a.pdf)", '<a href="files/a.pdf">x</a>', id="attached file"),
        pytest.param("[x](b.pdf)", "<p>x</p>", id="unknown file"),
        pytest.param(
            "![Way](a.png)", '<img alt="Way" src="files/a.png">', id="picture"
        ),
        pytest.param("![](a.png)", "<span>a.png</span>", id="picture without words"),
        pytest.param(
            "a@b.example", '<a href="mailto:a@b.example" rel="noreferrer">', id="mail"
        ),
    ],
)
def test_text_becomes(text: str, html: str) -> None:
    assert html in html_of(text)


def test_a_link_is_not_linked_again() -> None:
    page = read(html_of("[PO-012](https://a.example) https://a.example/PO-012"))
    assert page.values("href") == ["https://a.example", "https://a.example/PO-012"]


def test_what_is_kept_tells_of_no_page() -> None:
    kept = written(Outline("See PO-012 and ![Way](a.png)"), WORDS)
    assert "qms:document/PO-012" in kept
    assert "html" not in kept
    assert "files" not in kept


def test_a_page_alone_leads_nowhere() -> None:
    html = "".join(p.html for p in parts_of(Outline("PO-012 EU"), {}, WORDS))
    assert html == f"<p>PO-012 {EU}</p>"


def with_text(subject: Subject, text: str) -> Subject:
    source: Document = replace(subject.source, outline=Outline(text, 7))
    return replace(subject, source=source, text=None)


def remark(**values: Scrap) -> Remark:
    return Remark("{what} is odd", "mend {what}", values)


def test_the_words_of_a_text_are_those_that_it_uses() -> None:
    words = wording_of(with_text(town_subject("PO-012"), "EU, PO-013 și PO-012"))
    assert words.ids == {"PO-013"}
    assert words.meanings == {"EU": "Uniunea Europeană"}


@pytest.mark.parametrize(
    ("text", "line", "before"),
    [
        pytest.param("# A\n\nb\n\nc", 11, "<p>c</p>", id="paragraph"),
        pytest.param("# A\n\nb", 7, '<h2 id="a">A</h2>', id="heading"),
        pytest.param("b\n\n| a |\n| --- |\n| c |", 10, "<div", id="table"),
        pytest.param("b\n\n```\nc\n```", 9, "<p>b</p>", id="specimen: words near it"),
        pytest.param("b\n\n> c", 9, "<p>c</p>", id="quotation"),
    ],
)
def test_a_remark_stands_before_its_block(text: str, line: int, before: str) -> None:
    subject = with_text(town_subject("PO-012"), text)
    told = replace(subject, remarks={line: (remark(what="<b>"),)})
    html = "".join(part.html for part in text_of(told))
    notice = html.index('<p class="notice-at">')
    assert "&lt;b&gt; is odd" in html
    assert html[html.index("</p>", notice) + 4 :].lstrip().startswith(before)
    assert "\ue001" not in html


def test_a_remark_on_an_item_stands_in_it() -> None:
    subject = with_text(town_subject("PO-012"), "- a\n- [ ] b")
    told = replace(subject, remarks={8: (remark(what="x"), remark(what="x"))})
    html = "".join(part.html for part in text_of(told))
    assert html.count("notice-at") == 1
    assert '<li>a</li>\n<li><p class="notice-at">' in html.replace(
        "</li><li>", "</li>\n<li>"
    )
    assert "☐ b" in html


def test_a_picture_without_words_is_remarked_on_a_draft_only() -> None:
    draft = with_text(town_subject("PO-012"), "a\n\n![](a.png)")
    html = "".join(part.html for part in text_of(draft))
    assert html.count("notice-at") == 1
    assert html.index("notice-at") < html.index("a.png")
    words = replace(wording_of(draft), no_words="")
    assert "notice-at" not in html_of("![](a.png)", words)


def test_nothing_nested_too_deep_stops_a_page() -> None:
    deep = "\n".join("    " * depth + "- a" for depth in range(400))
    (part,) = parts_of(Outline(deep), {})
    assert part.html.startswith("<pre><code>- a")
    assert html_of("still *here*") == "<p>still <em>here</em></p>"
