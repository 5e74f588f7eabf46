"""Procedures of invented town halls, written with Word's own styles and tables."""

from __future__ import annotations

import io
import struct
import unicodedata
import zlib
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

TOWN = "Primăria Orașului Câmpu Teiului"
SECTIONS = (
    ("Scop", "Procedura stabilește modul în care se soluționează petițiile."),
    ("Domeniul de aplicare", "Se aplică tuturor compartimentelor instituției."),
    ("Documente de referință", "Ordonanța privind petițiile; regulamentul intern."),
    ("Definiții și abrevieri", "Petiție: cererea scrisă a unui cetățean."),
    ("Descrierea activității", "Petiția se înregistrează în ziua primirii."),
    ("Responsabilități", "Registratura ține evidența; primarul semnează răspunsul."),
)
SIGNATORIES = (
    ("Elaborat", "Dobre Elena", "inspector", "12.01.2026"),
    ("Verificat", "Pop Călin", "șef serviciu", "14.01.2026"),
    ("Avizat", "Nagy Péter", "președintele comisiei", "15.01.2026"),
    ("Aprobat", "Bartha István", "primar", "19.01.2026"),
)
HISTORY = (
    ("Ediția I", "-", "elaborare inițială", "01.03.2021"),
    ("Revizia 1", "pct. 5.2", "termen nou", "10.06.2023"),
    ("Revizia 2", "întregul text", "reorganizare", "19.01.2026"),
)
HOLDERS = (
    ("aplicare", "1", "Registratură", "Dobre Elena", "20.01.2026"),
    ("informare", "2", "Juridic", "Pop Călin", "20.01.2026"),
    ("arhivare", "3", "Arhivă", "Moldovan Ioana", "21.01.2026"),
)


def saved(paper: Paper) -> bytes:
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def table(paper: Paper, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    made = paper.add_table(1, len(head))
    for cell, text in zip(made.rows[0].cells, head, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def page_field(paragraph: Paragraph, code: str) -> None:
    """A number of a page, as Word's own menu sets it."""
    for kind in ("begin", "code", "separate", "result", "end"):
        run = paragraph.add_run("7" if kind == "result" else "")
        if kind == "code":
            said = OxmlElement("w:instrText")
            said.text = f" {code} "
            run._r.append(said)
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def page_head(paper: Paper, code: str, edition: str) -> None:
    """The table at the head of each page of a Romanian procedure."""
    head = paper.sections[0].header
    made = head.add_table(2, 3, Cm(16))
    made.cell(0, 0).merge(made.cell(1, 0)).text = TOWN
    made.cell(0, 1).text = f"PROCEDURĂ OPERAȚIONALĂ\nCod: {code}"
    made.cell(1, 1).text = "Soluționarea petițiilor"
    made.cell(0, 2).text = edition
    pages = made.cell(1, 2).paragraphs[0]
    pages.add_run("Pagina ")
    page_field(pages, "PAGE")
    pages.add_run(" din ")
    page_field(pages, "NUMPAGES")


def procedure(
    code: str = "PO-012",
    edition: str = "Ediția I\nRevizia 2",
    *,
    has_styles: bool = True,
    has_page_head: bool = True,
) -> Paper:
    """A procedure with its cover, history and distribution tables."""
    paper = Document()
    if has_page_head:
        page_head(paper, code, edition)
    paper.add_paragraph(TOWN)
    paper.add_paragraph(
        "SOLUȚIONAREA PETIȚIILOR", style="Title" if has_styles else None
    )
    paper.add_paragraph(f"Cod: {code}")
    for line in edition.split("\n"):
        paper.add_paragraph(line)
    table(paper, ("", "Numele", "Funcția", "Data"), SIGNATORIES)
    paper.add_paragraph("Situația edițiilor și a reviziilor")
    table(paper, ("Ediția/revizia", "Componenta", "Modalitatea", "Data"), HISTORY)
    paper.add_paragraph("Lista de difuzare")
    table(paper, ("Scopul", "Ex.", "Compartiment", "Nume", "Data primirii"), HOLDERS)
    for number, (title, text) in enumerate(SECTIONS, 1):
        if has_styles:
            paper.add_heading(title, 1)
        else:
            paper.add_paragraph().add_run(f"{number}. {title.upper()}").bold = True
        paper.add_paragraph(text)
    steps = "List Number" if has_styles else None
    for step in ("primește petiția", "o înregistrează", "o repartizează"):
        paper.add_paragraph(step, style=steps)
    return paper


def respelled(paper: Paper, letters: str, others: str) -> Paper:
    """The same paper with other letters in all its texts."""
    roots = [paper.element, *(each.header._element for each in paper.sections)]
    for root in roots:
        for element in root.iter(qn("w:t")):
            element.text = (element.text or "").translate(
                str.maketrans(letters, others)
            )
    return paper


def decomposed(paper: Paper) -> Paper:
    """The same paper with commas and breves as signs of their own."""
    for element in paper.element.iter(qn("w:t")):
        element.text = unicodedata.normalize("NFD", element.text or "")
    return paper


def hungarian() -> Paper:
    paper = Document()
    paper.core_properties.title = "Panaszkezelési szabályzat"
    paper.core_properties.author = "Szabó Mária"
    paper.add_paragraph("Hársmező Polgármesteri Hivatala")
    paper.add_paragraph("Panaszkezelési szabályzat", style="Title")
    table(
        paper,
        ("Azonosító", "Kiadás", "Hatályos"),
        [("PE-04", "2. kiadás", "2025.12.08.")],
    )
    for title, text in (
        ("Cél", "A szabályzat célja a panaszok egységes kezelése."),
        ("Hatály", "Kiterjed a hivatal minden szervezeti egységére."),
        ("Folyamat leírása", "A panaszt az ügyfélszolgálat iktatja, őrzi és űrlapon."),
    ):
        paper.add_heading(title, 1)
        paper.add_paragraph(text)
    return paper


def bulgarian() -> Paper:
    paper = Document()
    paper.add_paragraph("Община Къмпу Теюлуй")
    paper.add_paragraph("Процедура за жалби и сигнали", style="Title")
    paper.add_paragraph("Код: ПК-07  Издание 3, ревизия 1  28.02.2023 г.")
    for title, text in (
        ("Цел", "Процедурата определя реда за разглеждане на жалби."),
        ("Обхват", "Прилага се от всички звена на общината."),
        ("Отговорности", "Кметът отговаря за сроковете."),
    ):
        paper.add_heading(title, 1)
        paper.add_paragraph(text)
    return paper


def english() -> Paper:
    paper = Document()
    paper.add_paragraph("Records Procedure", style="Title")
    paper.add_paragraph("Version 0.1 (DRAFT), Jun 1 2018, owner: Registry")
    paper.add_heading("1. Purpose", 1)
    paper.add_paragraph("Records are kept for as long as the law asks.")
    paper.add_heading("1.1 Detail", 2)
    paper.add_paragraph("First", style="List Bullet")
    paper.add_paragraph("Second", style="List Bullet 2")
    paper.add_paragraph("What others said.", style="Quote")
    return paper


def different_first_page() -> Paper:
    """Three heads of pages, two of which say the same."""
    paper = procedure(has_page_head=False)
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Exemplar nr. 1, document intern"
    section.header.paragraphs[0].text = f"{TOWN}, PO-012"
    section.footer.paragraphs[0].text = "Formular F-012-1"
    paper.add_section()
    paper.sections[1].header.is_linked_to_previous = False
    paper.sections[1].header.paragraphs[0].text = f"{TOWN}, PO-012"
    paper.add_paragraph("Anexa 1")
    return paper


def merged_cells() -> Paper:
    """A matrix of duties with cells merged across, down, and both."""
    paper = Document()
    made = paper.add_table(5, 4)
    for at, cell in enumerate(each for row in made.rows for each in row.cells):
        cell.text = f"celula{at}"
    made.cell(0, 0).merge(made.cell(0, 3)).text = "Matricea responsabilităților"
    made.cell(1, 0).merge(made.cell(3, 0)).text = "Registratura"
    made.cell(2, 2).merge(made.cell(3, 3)).text = "avizează și semnează"
    return paper


def nested_tables() -> Paper:
    paper = Document()
    made = paper.add_table(2, 2)
    made.cell(0, 0).text = "Etapa"
    made.cell(0, 1).text = "Termene"
    made.cell(1, 0).text = "înregistrare"
    inner = made.cell(1, 1).add_table(2, 2)
    for at, cell in enumerate(each for row in inner.rows for each in row.cells):
        cell.text = f"termen{at}"
    deeper = inner.cell(1, 1).add_table(1, 2)
    deeper.cell(0, 0).text, deeper.cell(0, 1).text = "adânc", "mai adânc"
    made.cell(1, 1).add_paragraph("după tabelul din celulă")
    return paper


def png(colour: int = 0) -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    line = zlib.compress(bytes([0, colour]))
    made = chunk(b"IHDR", head) + chunk(b"IDAT", line) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + made


def pictures() -> Paper:
    """The same picture twice, once with a description, and another one."""
    paper = Document()
    for colour, words in ((0, "Schema fluxului"), (0, ""), (1, "Stema [orașului]")):
        paper.add_paragraph(f"Figura {colour}")
        shape = paper.add_picture(io.BytesIO(png(colour)))
        shape._inline.docPr.set("descr", words)
    return paper
