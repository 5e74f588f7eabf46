"""What changed between two revisions: every word of it, and readable without colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qms.model.fields.forms import FORMS
from qms.model.redline.comparison import Written, redline
from qms.model.redline.names import NAMES
from qms.model.redline.worded import TOLD, Fold, Line, Redlined, Section, redlined
from qms.model.shape import Either, Keyed, ListOf, Maybe, Shape, Structure
from qms.site import change_pages
from qms.site.voice import Voice
from tests.acting_town import Town
from tests.actions.test_build import built, lived, revise, town
from tests.site.page_read import in_words, read
from tests.site.town_site import site_page, site_text

__all__ = ["lived", "town"]

CHANGE = "ro/documents/PO-012/2.0-2.1.html"


def compared(old: str, new: str) -> Redlined:
    return redlined(redline(Written(text=old), Written(text=new)), Voice("en"))


def told(result: Redlined) -> list[str]:
    """The items in short: `+came+`, `-went-`, a count of folded lines, a heading."""
    return [_told(each) for each in result.items]


def _told(item: Line | Fold | Section) -> str:
    if isinstance(item, Section):
        return f"# {item.title}"
    if isinstance(item, Fold):
        return f"({len(item.lines)})"
    signs = {"added": "+", "removed": "-", "same": ""}
    words = "".join(
        f"{mark.gap}{signs[mark.kind]}{mark.text}{signs[mark.kind]}"
        for mark in item.marks
    )
    return " ".join(filter(None, (item.note, item.sign, words)))


@pytest.mark.parametrize(
    ("old", "new", "items"),
    [
        pytest.param("One.\n", "One.\n", [], id="nothing"),
        pytest.param(
            "We answer in 30 days.\n",
            "We answer in 20 days.\n",
            ["We answer in -30- +20+ days."],
            id="a number",
        ),
        pytest.param(
            "# A\n\none\n\ntwo\n\n# B\n\nthree\n",
            "# A\n\none\n\ntwo\n\n# B\n\nthree more\n",
            ["(4)", "# B", "three +more+"],
            id="what stayed is folded",
        ),
        pytest.param(
            "# A\n\n- milk\n",
            "# A\n\n- milk\n- bread and butter\n",
            ["(1)", "# A", "• milk", "• +bread and butter+"],
            id="an item after one that stayed",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| 1 | 2 |\n",
            "| a | b |\n|---|---|\n| 1 | 3 |\n",
            ["a | b", "1 | -2- +3+"],
            id="a cell",
        ),
        pytest.param(
            "The registry answers.\n",
            "- The registry answers.\n",
            ["the same words in another form • The registry answers."],
            id="another form",
        ),
    ],
)
def test_the_text_of_a_change(old: str, new: str, items: list[str]) -> None:
    assert told(compared(old, new)) == items


def test_a_paragraph_that_moved_says_from_where() -> None:
    moved = "This paragraph is long enough to be known again wherever it goes."
    stays = "And this one stays where it has always been, with words of its own."
    old = f"# A\n\n{moved}\n\n# B\n\n{stays}\n"
    new = f"# A\n\n# B\n\n{stays}\n\n{moved}\n"
    assert f"moved here from: A {moved}" in told(compared(old, new))


def test_a_page_tells_both_sides_and_every_changed_word() -> None:
    page = site_page(CHANGE)
    assert (page.faults, page.open) == ([], [])
    assert page.all("html")[0]["lang"] == "ro"
    assert len(page.all("ins")) == len(page.all("del")) == 6
    links = [each["href"] for each in page.all("a") if "href" in each]
    assert {"2.0.html", "../PO-012.html"} <= set(links)
    text = page.text
    for words in (
        "9 decembrie 2024",
        "2 martie 2026",
        "prelungirea se cere cel târziu",
    ):
        assert words in text.replace("\u00a0", " ")


def test_what_came_and_went_is_told_without_colour() -> None:
    html = site_text(CHANGE)
    assert '<del><span class="unseen">[' in html
    assert '<ins><span class="unseen">[' in html
    assert html.count("<details") == 4


def test_a_row_of_a_list_is_called_by_its_title() -> None:
    html = site_text(CHANGE)
    assert "s5</h3>" not in html
    assert "cercetarea" in html.lower()


def test_translations_are_compared_where_there_are_both() -> None:
    page = site_page("hu/documents/PO-012/2.0-2.1.html")
    assert "A petíciók megoldása" in page.text
    assert not any(each.get("lang") == "ro" for each in page.all("div"))
    assert "banner" not in page.values("class")


def test_else_the_texts_themselves_under_a_banner() -> None:
    page = site_page("en/documents/CH-01/2.1-3.0.html")
    assert "There is no translation of both texts" in page.text
    assert {"lang": "ro"} in page.all("dd")
    assert page.all("html")[0]["lang"] == "en"


def test_the_history_leads_to_every_change() -> None:
    page = site_page("ro/documents/PO-012.html")
    links = [each["href"] for each in page.all("a") if "href" in each]
    assert "PO-012/2.0-2.1.html" in links
    assert "PO-012/2.0.html" in links


def test_changes_of_three_revisions_lead_to_one_another(
    town: Town, tmp_path: Path
) -> None:
    revise(town, "30 days", "20 days")
    revise(town, "20 days", "15 days", "2026-06-01")
    built(town, tmp_path / "site")
    folder = tmp_path / "site/en/documents/PO-01"
    assert sorted(path.name for path in folder.glob("*-*.html")) == [
        "1.0-1.1.html",
        "1.1-1.2.html",
    ]
    page = read((folder / "1.0-1.1.html").read_text("utf-8"))
    assert {"href": "1.1-1.2.html", "rel": "next"} in page.all("a")
    assert "1 word added, 1 word removed, in 1 place" in page.text


def test_texts_that_are_too_long_are_not_compared_but_linked(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revise(town, "30 days", "20 days")
    monkeypatch.setattr(change_pages, "MOST", 10)
    built(town, tmp_path / "site")
    text = read(
        (tmp_path / "site/en/documents/PO-01/1.0-1.1.html").read_text("utf-8")
    ).text
    assert "cannot be compared here word by word" in text
    assert "15 days" not in text


def test_a_text_that_comes_is_told_with_its_day_and_leads_back() -> None:
    day = date(2026, 3, 15)
    now = site_text("ro/documents/PC-01.html", day)
    coming = site_text("ro/documents/PC-01/3.0.html", day)
    assert '<a href="PC-01/3.0.html">' in now
    assert "25 martie 2026" in now.replace("\u00a0", " ")
    assert '<ul class="other-texts">\n<li><a href="../PC-01.html">' in coming
    assert 'class="watermark"' in coming
    assert 'class="watermark"' not in now


def test_of_a_text_that_ended_the_public_learns_since_when_and_what_replaced_it() -> (
    None
):
    page = site_page("ro/documents/PO-014.html")
    links = [each["href"] for each in page.all("a") if "href" in each]
    assert "PO-013.html" in links
    assert "25 mai 2026" in page.text.replace("\u00a0", " ")
    assert page.all("aside") == []
    assert page.all("table") == []


def names_in(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Structure):
        for each in shape.fields:
            yield each.name
            yield from names_in(each.shape)
    elif isinstance(shape, ListOf | Maybe | Keyed):
        yield from names_in(shape.of)
    elif isinstance(shape, Either):
        for option in shape.options:
            yield from names_in(option)


def test_every_field_of_a_document_has_a_name_in_words() -> None:
    untold = {*TOLD, "submission", "reason", "summary"}
    shapes = [shape for form in FORMS.values() for shape in form[:2]]
    names = {name for shape in shapes for name in names_in(shape)}
    assert names - untold <= NAMES.keys()


def test_a_change_in_another_language_says_whose_words_are_whose() -> None:
    html = site_text("hu/documents/CH-01/2.1-3.0.html")
    assert '<ins><span class="unseen" lang="hu">[' in html
    assert '› <span lang="ro">Petiții, sesizări și propuneri (petition-answer)' in html
    assert 'lang="hu">' not in site_text(CHANGE).partition("<main")[2]


def test_every_printed_sheet_says_what_it_is_and_that_it_is_no_master() -> None:
    style = unquoted(site_page(CHANGE).style)
    title = in_words("ro", change_pages.TITLE, old="2.0", new="2.1")
    assert f'@top-left{{content:"PO-012 – {title}"}}' in style
    assert in_words("ro", "UNCONTROLLED COPY WHEN PRINTED") in style
    assert "counter(page)" in style
    assert "22 noiembrie 2026" in style.replace("\u00a0", " ")
    assert site_text(CHANGE).count(f"<title>PO-012 – {title} – ") == 1


def unquoted(style: str) -> str:
    """A style sheet with its numbered signs in plain letters."""
    return re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), style)
