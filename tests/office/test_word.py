"""What stands in a Word file is read as what it is."""

from __future__ import annotations

import pytest

from qms.model.importing.source import Block, Source
from qms.office.reading import read_source
from tests.office.made import made

ROMANIAN = "a Romanian procedure"


def read(name: str) -> Source:
    return read_source("paper.docx", made(name))


def line(block: Block) -> str:
    """A block on one line: kind, depth, number, place; then its words."""
    depth = str(block.level) if block.kind in ("heading", "item") else ""
    place = f" in {block.place}" if block.place != "body" else ""
    words = "; ".join(" | ".join(row) for row in block.rows) or block.text
    return f"{block.kind}{depth}{place}: {f'{block.marker} {words}'.strip()}"


def lines(name: str) -> list[str]:
    return [line(each) for each in read(name).blocks]


def told(name: str) -> list[str]:
    return [each.sentence.format(**each.values) for each in read(name).told]


READ = {
    "insertions and deletions": [
        "paragraph: Termenul este de douăzeci de zile.",
        "paragraph: Un alineat nou, **întreg**",
    ],
    "moves": ["paragraph: Rămâne pe loc.", "paragraph: Alineatul mutat."],
    "joined paragraphs": [
        "paragraph: Prima jumătate, a doua jumătate.",
        "paragraph: Urmează.",
        "paragraph: Ultimul, cu sfârșitul șters",
    ],
    "changed rows": ["table: Etapa | Termen; nouă | cinci zile;  | rămasă"],
    "changes in a list": ["item0: 1. unu", "item0: 2. doi"],
    "hidden text": ["paragraph: Se vede iar se vede.", "paragraph: arătat"],
    "struck text": ["paragraph: Taxa este de ~~10 lei 12 lei~~"],
    "content controls": [
        "paragraph: Alineat în control.",
        "paragraph: Codul: PO-031",
        "paragraph: Control în control.",
        "table: rând | în control; celulă | bloc în celulă",
    ],
    "footnotes and endnotes": [
        "paragraph: Petiția[^1] se înregistrează[^2]",
        "paragraph: Primarul[^3] semnează.",
        "paragraph in footnote 1: cerere scrisă",
        "paragraph in footnote 2: în aceeași zi",
        "paragraph in footnote 3: prin delegat",
    ],
    "lists that restart": [
        "item0: 1. primul",
        "item0: 2. al doilea",
        "paragraph: între liste",
        "item0: 3. al treilea",
        "item0: 1. din nou primul",
        "item0: 2. din nou al doilea",
    ],
    "lists of several levels": [
        "item0: 1. capitol",
        "paragraph: 1.1. punct",
        "item2: - a) literă",
        "item2: - b) altă literă",
        "paragraph: 1.2. alt punct",
        "item2: - a) literă iarăși",
        "item0: 2. alt capitol",
        "paragraph: 2.1. punct nou",
        "item0: - semn",
        "item1: - semn mai adânc",
        "item0: - I. roman",
        "paragraph: (01) cu zero",
        "paragraph: listă care nu e descrisă",
        "paragraph: fără listă",
    ],
    "numbers by style": [
        "heading1: 1. Scop",
        "heading1: 2. Descriere",
        "heading2: 2.1 Etape",
        "paragraph: (1) alineat numerotat",
        "paragraph: (2) alineat moștenit",
        "heading1: titlu prin schiță",
        "heading3: titlu direct",
        "paragraph: stil în cerc",
        "paragraph: stil necunoscut",
    ],
    "text boxes": [
        "paragraph: Lângă casetă.",
        "paragraph in text box: în casetă",
        "paragraph in text box: pe două rânduri",
        "paragraph in text box: casetă veche",
        "table in text box: tabel | în casetă",
        "paragraph in text box: afară",
        "paragraph in text box: în caseta din casetă",
        "table: celulă / casetă în celulă | alta",
    ],
    "merged cells": [
        "table: Matricea responsabilităților |  |  | ;"
        " Registratura | celula5 | celula6 | celula7;"
        "  | celula9 | avizează și semnează | ;"
        "  | celula13 |  | ;"
        " celula16 | celula17 | celula18 | celula19"
    ],
    "nested tables": [
        "table: Etapa | Termene; înregistrare | după tabelul din celulă",
        "table: termen0 | termen1; termen2 | termen3",
        "table: adânc | mai adânc",
    ],
    "odd tables": [
        "paragraph: ramă",
        "paragraph: cu două alineate",
        "table: sus | lat |  | ; sub îmbinare | a | b | c;  |  | scurt | ;"
        " uriaș |  |  | ; stricat | d |  |",
        "table: 1. pas / 2. pas / **gros** | x | y",
    ],
    "a table of contents by field": ["paragraph: Textul de după cuprins."],
    "a table of contents by control": ["heading1: Scop"],
    "fields": [
        "paragraph: Pagina din",
        "paragraph: Titlul câmpului vezi"
        " [pagina legilor](https://camputeiului.example/legi) și legea de pe disc",
        "paragraph: capitolul patru cinci",
        "paragraph: sfârșit fără început",
    ],
    "links": [
        "paragraph: [portalul](https://camputeiului.example/%28a%29), apasă aici,"
        " secțiunea 2, nicăieri"
    ],
    "words in pieces": [
        "paragraph: Pro**ce**dura de",
        "paragraph: rând\\\nalt rând după tab",
        "paragraph: nr. 5\u2011bis",
        "paragraph: despărțit",
        "paragraph: pagină nouă",
        "paragraph: m2 suprafață",
    ],
    "symbols": ["paragraph: ☑ bifat ≥ cinci", "paragraph: necunoscut"],
    "old forms": ["paragraph: ☒ ales", "paragraph: doi ales"],
    "formulas": ["paragraph: Durata x=a/b în zile.", "paragraph: x=a/b"],
    "the strict variant": ["paragraph: Varianta strictă."],
    "other prefixes": ["paragraph: Alte prefixe."],
    "letters of two bytes": ["paragraph: Litere în șaisprezece biți: ță, ős."],
    "parts in other places": ["paragraph: Textul de altundeva."],
    "an English draft": [
        "heading1: Records Procedure",
        "paragraph: Version 0.1 (DRAFT), Jun 1 2018, owner: Registry",
        "heading1: 1. Purpose",
        "paragraph: Records are kept for as long as the law asks.",
        "heading2: 1.1 Detail",
        "item0: - First",
        "item1: - Second",
        "quote: What others said.",
    ],
}


@pytest.mark.parametrize("name", READ)
def test_blocks_are_what_a_person_sees(name: str) -> None:
    assert lines(name) == READ[name]


TOLD = {
    "insertions and deletions": [
        "insertions under tracked changes, kept as text: 2",
        "deleted under tracked changes, and left out: treizeci",
        "deleted under tracked changes, and left out: Un alineat șters cu totul.",
    ],
    "moves": [
        "moved away under tracked changes, and left out where it stood:"
        " Alineatul mutat."
    ],
    "changed rows": [
        "deleted under tracked changes, and left out: veche zece zile",
        "deleted under tracked changes, and left out: celula ștearsă",
    ],
    "comments": ["a comment of Pop Călin is left out: De verificat cu juridicul!"],
    "hidden text": [
        "hidden text is left out: nu se vede",
        "hidden text is left out: ascuns prin stil",
    ],
    "content controls": [
        "the prompt of a content control is left out:"
        " Faceți clic aici pentru a introduce text.",
        "the prompt of a content control is left out: [alegeți data]",
    ],
    "footnotes and endnotes": [
        "a note that no place of the text calls is left out: nechemată"
    ],
    "nested tables": ["tables in cells of tables, which stand below these now: 2"],
    "pictures": ["pictures without a description: 1"],
    "pictures of odd kinds": [
        "a picture of a kind that no page can show is left out: b.emf",
        "a picture lies outside the file and is not taken over:"
        " https://camputeiului.example/stema.png",
        "a picture is missing in the file: lipsește.png",
    ],
    "links": ["a link that no reader can follow is left out: javascript:alert(1)"],
    "drawings": [
        "a file of another program stands in the text, and is left out: Excel.Sheet.12",
        "text drawn across the page is left out: CIORNĂ",
        "the words of a drawing are left out: Petiții pe ani 2024 2025",
        "the words of a drawing are left out: Primire",
    ],
    "an embedded page": [
        "a file of another program stands in the text, and is left out:"
        " word/afchunk.htm"
    ],
    "letters with signs of their own": [
        "cells with several lines, which stand on one line now: 2",
        "merged cells, whose text stands in the first of them now: 1",
    ],
}


@pytest.mark.parametrize("name", TOLD)
def test_what_the_text_cannot_hold_is_told(name: str) -> None:
    assert told(name) == TOLD[name]


def test_cedillas_are_kept_and_told() -> None:
    assert "heading1: SOLUŢIONAREA PETIŢIILOR" in lines("letters with cedillas")
    assert "letters with a cedilla, where a comma belongs: ş, Ţ, ţ" in told(
        "letters with cedillas"
    )


def test_letters_are_composed() -> None:
    assert lines("letters with signs of their own") == lines(ROMANIAN)


def test_the_head_of_each_page_is_read_once_without_its_numbers() -> None:
    assert [line(each) for each in read(ROMANIAN).headers] == [
        "table in header: Primăria Orașului Câmpu Teiului"
        " | PROCEDURĂ OPERAȚIONALĂ / Cod: PO-012 | Ediția I / Revizia 2;"
        "  | Soluționarea petițiilor | Pagina din"
    ]
    heads = read("heads of pages that differ")
    assert [each.plain for each in (*heads.headers, *heads.footers)] == [
        "Exemplar nr. 1, document intern",
        "Primăria Orașului Câmpu Teiului, PO-012",
        "Formular F-012-1",
    ]
    assert [line(each) for each in read("repeated heads of pages").headers] == [
        "paragraph in header: Primăria",
        "paragraph in header: PO-050, ediția 1",
        "table in header: a | b",
        "paragraph in header: PO-050, anexa 2",
        "table in header: a | c",
    ]


def test_headings_without_styles_are_bold_paragraphs() -> None:
    found = read("a Romanian procedure without styles").blocks
    assert [each.plain for each in found if each.is_bold][:2] == [
        "1. SCOP",
        "2. DOMENIUL DE APLICARE",
    ]
    assert not any(each.kind == "heading" for each in found)


def test_cells_keep_their_lines_as_plain_text() -> None:
    table = read(ROMANIAN).headers[0]
    assert table.plain_rows[0][1:] == (
        "PROCEDURĂ OPERAȚIONALĂ\nCod: PO-012",
        "Ediția I\nRevizia 2",
    )


def test_pictures_are_kept_once_under_the_name_that_the_text_shows() -> None:
    source = read("pictures")
    text = "\n".join(each.text for each in source.blocks)
    assert len(source.pictures) == 2
    assert all(text.count(f"]({name})") for name in source.pictures)
    assert "![Stema \\[orașului\\]](" in text


def test_properties_are_text() -> None:
    assert read("a Hungarian rule").properties["title"] == "Panaszkezelési szabályzat"
    assert read("a Hungarian rule").properties["creator"] == "Szabó Mária"
    own = read("properties of the office").properties
    assert own == {"Cod": "PO-044", "language": "hu-HU"}


def test_the_numbers_of_pages_are_no_words() -> None:
    assert "7" not in read(ROMANIAN).words
    assert read(ROMANIAN).words["Pagina"] == 1
