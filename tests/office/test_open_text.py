"""OpenDocument texts are read whole, too."""

from __future__ import annotations

from collections import Counter

import pytest

from qms.model.importing.source import Source
from qms.office.reading import read_source
from qms.office.refused import RefusedError
from tests.office.open_texts import OPEN_TEXTS, SPACES, p, words_of_text, written
from tests.office.reading import words_found
from tests.office.test_word import line


def read(name: str) -> Source:
    return read_source("text.odt", OPEN_TEXTS[name]())


@pytest.mark.parametrize("name", OPEN_TEXTS)
def test_every_word_is_found_or_told(name: str) -> None:
    truth, source = words_of_text(OPEN_TEXTS[name]()), read(name)
    assert truth - words_found(source) == Counter()
    assert Counter(source.words) - words_found(source) == Counter()


READ = {
    "everything small": [
        "heading1: 1. Scop",
        "heading2: 1.1 Termene",
        "heading1: 2. Domeniu",
        "paragraph: *Petiția*[^1] *se înregistrează.*",
        "paragraph: **Gros** și ~~tăiat~~, m2",
        "paragraph: vezi [portalul](https://camputeiului.example/), discul",
        "paragraph: Titlul\\\nalt rând după",
        "paragraph: Pagina",
        "paragraph: jos (sus)",
        "paragraph in footnote 1: cerere scrisă",
        "paragraph in header: Primăria",
        "paragraph in header: PO-012",
        "paragraph in footer: din",
    ],
    "tracked changes": ["paragraph: Rămâne și vine."],
    "lists": [
        "item0: 1. unu",
        "item1: - a) sub",
        "item1: - b) altul",
        "item0: 2. doi",
        "paragraph: între",
        "item0: 3. trei",
        "item0: 1. din nou",
        "item0: - semn",
        "paragraph: cap de listă",
        "item0: 7. șapte",
        "paragraph: tot al șaptelea",
    ],
    "tables": [
        "table: lat | ; a / b | c;  | ; d | ",
        "table: in | afară",
        "paragraph: ramă",
    ],
    "drawings": [
        "paragraph: Lângă ![Schema](eaa4a94ea300e0d2.png)",
        "paragraph in text box: în casetă",
        "paragraph in text box: în formă",
        "table in text box: tabel | în formă",
        "paragraph: în secțiune",
    ],
}


@pytest.mark.parametrize("name", READ)
def test_blocks_are_what_a_person_sees(name: str) -> None:
    source = read(name)
    found = [line(each) for each in (*source.blocks, *source.headers, *source.footers)]
    assert found == [each.rstrip() for each in READ[name]]


TOLD = {
    "everything small": [
        "a comment of Pop Călin is left out: de verificat",
        "a link that no reader can follow is left out: file:///C:/x",
        "hidden text is left out: ascuns",
        "the prompt of a content control is left out: <cod>",
        "raised or lowered signs stand in the line like all others: 2",
    ],
    "tracked changes": [
        "insertions under tracked changes, kept as text: 1",
        "deleted under tracked changes, and left out: șters",
    ],
    "tables": [
        "merged cells, whose text stands in the first of them now: 1",
        "cells with several lines, which stand on one line now: 1",
        "tables in cells of tables, which stand below these now: 1",
    ],
    "drawings": [
        "a picture lies outside the file and is not taken over: ../x.png",
        "hidden text is left out: secțiune ascunsă",
        "the table of contents is left out, for pages make it anew: Scop 3",
    ],
}


@pytest.mark.parametrize("name", TOLD)
def test_what_the_text_cannot_hold_is_told(name: str) -> None:
    told = [each.sentence.format(**each.values) for each in read(name).told]
    assert sorted(told) == sorted(TOLD[name])


def test_properties_are_text() -> None:
    expected = {"title": "Petiții", "language": "ro-RO", "Cod": "PO-012"}
    assert read("tables").properties == expected


LOCKED = (
    f"<manifest:manifest {SPACES}><manifest:file-entry><manifest:encryption-data/>"
    "</manifest:file-entry></manifest:manifest>"
)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        pytest.param(
            {"META-INF/manifest.xml": LOCKED.encode()}, "password", id="locked"
        ),
        pytest.param({"Basic/Standard/x.xml": b"x"}, "macros", id="macros"),
        pytest.param({"content.xml": b"<x/>"}, "another kind", id="no text"),
        pytest.param({"content.xml": b"<!DOCTYPE x><x/>"}, "document type", id="DTD"),
    ],
)
def test_a_harmful_file_is_refused(parts: dict[str, bytes], reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        read_source("text.odt", written(p("x"), more=parts))
