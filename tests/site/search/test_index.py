"""The index: every word of what is shown, in the chunk where it is looked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from qms.actions.site_library import SiteLibrary
from qms.actions.site_read import read_site
from qms.model.document import Document
from qms.model.publication import Audience, Showing, Wanted
from qms.site.search import index as parts
from qms.site.search.entry import entries_of, id_words
from qms.site.search.index import Index, chunked
from qms.site.search.table import CALL, search_leaves
from qms.site.site import Site
from tests.site.page_read import DAY, TOWN, in_words
from tests.site.search.test_postings import read, told_back

INTERNAL = Audience(is_internal=True)


class Keeping(SiteLibrary):
    """A library that keeps what is made of a key, and counts what it reads."""

    def __init__(self, site: Site) -> None:
        super().__init__(TOWN, site.working)
        self.texts, self.read = dict[str, str](), 0

    def document(self, showing: Showing, language: str = "") -> Document:
        self.read += 1
        return super().document(showing, language)

    def kept(self, key: str, make: Callable[[], str]) -> str:
        if key not in self.texts:
            self.texts[key] = make()
        return self.texts[key]


@cache
def town(*, is_internal: bool) -> Site:
    site = read_site(TOWN, DAY, Wanted(Audience(is_internal)))
    return replace(site, library=Keeping(site))


def scripts(site: Site) -> dict[str, Any]:
    """What every script of the index hands over, by its path."""
    found = {}
    for leaf in search_leaves(site):
        text = leaf.make().decode()
        name, _comma, value = text.removeprefix(f"{CALL}(").partition(",")
        found[leaf.path] = json.loads(value.removesuffix(");\n"))
        assert leaf.path.endswith(f"/{json.loads(name)}.js")
    return found


def having(found: dict[str, Any], language: str, word: str) -> dict[str, int]:
    """The documents that have a word, each with the highest field that has it."""
    place = f"assets/search/{language}"
    (about,) = (found[path] for path in found if path.startswith(f"{place}/index-"))
    chunk = max((each for each in about["chunks"] if word.startswith(each)), key=len)
    lines = found[f"{place}/{about['chunks'][chunk]}.js"].split(" ")
    rest = dict(line.split("=") for line in lines if line).get(word, "")
    hits: dict[str, int] = {}
    for part in filter(None, rest.split(",")):
        portion, _colon, lists = part.partition(":")
        first = next(read(portion)) * about["portion"]
        for field, numbers in enumerate(lists.split(".")):
            for number in told_back(numbers):
                row, column = divmod(first + number, about["perRow"])
                hits[found[f"{place}/{about['rows'][row]}.js"][column][0]] = field
    return hits


@pytest.mark.parametrize(
    ("language", "word", "document", "field"),
    [
        pytest.param("ro", "012", "PO-012", 3, id="by a part of its id"),
        pytest.param("ro", "po12", "PO-012", 3, id="by its id without zeros"),
        pytest.param("hu", "peticiok", "PO-012", 2, id="by a word of its title"),
        pytest.param("hu", "felelossegek", "PO-020", 1, id="by a heading"),
        pytest.param("hu", "elokert", "PO-020", 0, id="by its text"),
        pytest.param("hu", "engedely", "CH-01", 1, id="by a service of the charter"),
        pytest.param("hu", "certificarea", "", 0, id="not in another language"),
    ],
)
def test_a_document_is_found(
    language: str, word: str, document: str, field: int
) -> None:
    hits = having(scripts(town(is_internal=True)), language, word)
    assert hits.get(document) == (field if document else None)


def test_the_public_index_tells_of_public_texts_alone() -> None:
    site, inner = town(is_internal=False), town(is_internal=True)
    shown = {row[0] for tag in ("ro", "hu") for row in rows(site, tag)} - {""}
    assert shown == set(site.shelves)
    hidden = set(inner.shelves) - shown
    titles = {inner.title(name, tag) for name in hidden for tag in ("ro", "hu")}
    told = b"".join(leaf.make() for leaf in search_leaves(site)).decode()
    assert [title for title in sorted(titles) if f'"{title}"' in told] == []


def rows(site: Site, language: str) -> list[list[str]]:
    found = scripts(site)
    return [row for path in found if f"/{language}/d-" in path for row in found[path]]


def test_a_row_leads_to_the_document_in_the_readers_language() -> None:
    by_id = {row[0]: row for row in rows(town(is_internal=True), "hu")}
    assert by_id["PO-012"] == [
        "PO-012",
        "A petíciók megoldása",
        "",
        "documents/PO-012.html",
        "Működési eljárás",
        in_words("hu", "in force"),
    ]
    assert by_id["PO-013"][2] == "ro"


@pytest.mark.parametrize(
    ("language", "word", "field"),
    [
        pytest.param("hu", "epitesi", 2, id="by its title"),
        pytest.param("hu", "tetoter", 1, id="by an everyday word"),
        pytest.param("ro", "mansarda", 1, id="in the other language"),
        pytest.param("hu", "munkalatok", 0, id="by what is said of it"),
    ],
)
def test_a_service_is_found_and_leads_to_its_own_page(
    language: str, word: str, field: int
) -> None:
    site = town(is_internal=False)
    assert having(scripts(site), language, word)[""] == field
    title = {"hu": "Építési engedély", "ro": "Autorizație de construire"}[language]
    (row,) = [row for row in rows(site, language) if row[1] == title]
    sort = in_words(language, "Service")
    assert row == ["", title, "", "services/building-permit.html", sort, ""]


def test_a_page_of_another_site_cannot_name_the_scripts() -> None:
    found = scripts(town(is_internal=True))
    assert [path for path in found if not re.search("-[0-9a-f]{16}[.]js$", path)] == []


def test_unchanged_texts_are_not_read_again() -> None:
    site = town(is_internal=True)
    library = site.library
    assert isinstance(library, Keeping)
    leaves = list(search_leaves(site))
    before = library.read
    again = list(search_leaves(site))
    assert library.read == before
    assert [(each.path, each.ingredients) for each in again] == [
        (each.path, each.ingredients) for each in leaves
    ]
    assert library.texts


def test_a_changed_text_changes_the_chunks_of_its_words_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "LARGEST", 4000)
    monkeypatch.setattr(parts, "SMALL", 300)
    monkeypatch.setattr(parts, "PORTION", 16)
    entries = entries_of(town(is_internal=True), "ro")
    whole = Index(entries, Forgetting())
    less = Index(entries[:-1], Forgetting())
    assert len(whole.digests) > 20
    same = whole.digests.items() & less.digests.items()
    assert 0 < len(same) < len(whole.digests)
    words = [
        line.split("=")[0] for text in whole.chunks.values() for line in text.split()
    ]
    assert len(words) == len(set(words))
    for name, text in whole.chunks.items():
        assert all(line.startswith(name) for line in text.split())


class Forgetting(Keeping):
    """A library that keeps nothing."""

    def __init__(self) -> None:
        super().__init__(town(is_internal=True))

    def kept(self, key: str, make: Callable[[], str]) -> str:
        return make()


def test_a_large_chunk_is_parted_by_the_next_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "LARGEST", 18)
    monkeypatch.setattr(parts, "SMALL", 5)
    lines = [(word, "") for word in ("a", "ab", "aba", "abb", "b", "цел", "цех")]
    found = {name: [word for word, _rest in words] for name, words in chunked(lines)}
    assert found == {"": ["b"], "a": ["a", "ab", "aba", "abb"], "ц": ["цел", "цех"]}


def test_ids_are_found_as_people_type_them() -> None:
    assert set(id_words("PO-012")) == {"po", "012", "12", "po012", "po12"}
