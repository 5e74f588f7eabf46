"""Every document of the model town, in every language, makes a sound page of its own.

What is left in Romanian on a page in another language is marked as that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from qms.model.card import Card
from tests.site.page_read import TOWN, in_words, read, town_page
from tests.site.site_made import INTERNAL, leaves, made, town_site
from tests.site.spoken import Spoken, spoken_in

FILES = sorted(
    path
    for path in (TOWN / "procedures").rglob("*")
    if path.suffix in (".md", ".yaml") and path.parent.name != path.stem
)
PAGES = [(each.name.split(".")[0], (each.suffixes[0])[1:]) for each in FILES]
PAGES = [(name, tag if tag in ("hu", "bg", "en") else "") for name, tag in PAGES]


@pytest.mark.parametrize(("document", "language"), PAGES)
def test_a_page_is_sound(document: str, language: str) -> None:
    page = read(town_page(document, language))
    assert (page.faults, page.open) == ([], [])
    assert len(page.all("h1")) == 1
    assert page.all("html")[0]["lang"] == (language or "ro")
    ids = Counter(page.values("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    targets = [each["href"] for each in page.all("a") if "href" in each]
    inside = {target[1:] for target in targets if target.startswith("#")}
    assert inside <= set(ids)
    named = [name for value in page.values("aria-labelledby") for name in value.split()]
    assert set(named) <= set(ids)


@pytest.mark.parametrize(("document", "language"), PAGES[:6])
def test_a_page_has_the_same_bytes_each_time(document: str, language: str) -> None:
    assert town_page(document, language) == town_page(document, language)


ROMANIAN = re.compile("[șțăâîȘȚĂÂÎ]")
MIXED = "What is not translated yet is shown in {language}."
UNMARKED = {
    "names of places": re.compile("Câmpu Teiului|Piața Teiului( nr. 1)?"),
    "the letters that a rule is about": re.compile("ș és ț"),
    "a letter of the alphabet": re.compile("^Î$"),
}


@cache
def said_in_romanian() -> frozenset[str]:
    """Every text of ours that is told in lists and is in Romanian."""
    found: set[str] = set()
    for shelf in town_site(INTERNAL).in_order:
        for showing in (shelf.main, *shelf.others):
            found.update(texts_of(showing.card))
            for version in showing.versions.values():
                found.difference_update(texts_of(version))
    return frozenset(found)


def texts_of(card: Card) -> Iterator[str]:
    yield from (card.title, card.summary, card.reason)
    for step in card.steps:
        yield from (step.title, step.within, step.input, step.output)
    yield from (each.meaning for each in card.terms)


def is_romanian(said: Spoken) -> bool:
    """Whether it is Romanian without saying so.

    The title of a page is one text and cannot be parted: it names the document by its
    own title, and the organisation in the reader's language.
    """
    text = said.text
    for pattern in UNMARKED.values():
        text = pattern.sub("", text)
    is_told = said.text in said_in_romanian() or ROMANIAN.search(text)
    return bool(is_told) and said.element != "title"


@pytest.mark.parametrize("language", ["hu", "en", "bg"])
def test_no_page_mixes_languages_in_silence(language: str) -> None:
    paths = [each for each in leaves(INTERNAL) if each.startswith(f"{language}/")]
    found = {
        (path, said)
        for path in paths
        if path.endswith(".html")
        for said in spoken_in(made(path, INTERNAL).decode())
        if said.language == language and is_romanian(said)
    }
    assert found == set()


@pytest.mark.parametrize("document", ["PO-012", "PO-020"])
def test_steps_are_told_in_the_language_of_a_translation(document: str) -> None:
    main = town_site(INTERNAL).shelves[document].main
    wanted = {
        text for each in main.versions["hu"].steps for text in (each.title, each.within)
    }
    html = made(f"hu/documents/{document}.html", INTERNAL).decode()
    told = {said.text for said in spoken_in(html) if said.language == "hu"}
    assert {text for text in wanted if not any(text in each for each in told)} == set()
    assert in_words("hu", MIXED, language="román") not in read(html).text
    assert not {step.output for step in main.card.steps} & {
        said.text for said in spoken_in(html)
    }
