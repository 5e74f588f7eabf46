"""Word files with lists, tables, boxes and fields of every shape."""

from __future__ import annotations

from collections.abc import Callable

from tests.office.papers import png
from tests.office.raw import (
    bold,
    field,
    numbered,
    numbering,
    old_box,
    p,
    package,
    part,
    picture,
    r,
    sdt,
    tbl,
    tc,
    text_box,
    tr,
)

LISTS = [("n", "numbering", "numbering.xml")]
MARKS = ("begin", "separate", "end")
STYLES = [("s", "styles", "styles.xml")]


def style(id: str, name: str, properties: str = "", base: str = "") -> str:
    rests = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>'
        f"{rests}<w:pPr>{properties}</w:pPr></w:style>"
    )


def lists_that_restart() -> bytes:
    """A second list counts on, a third begins anew."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    anew = f'<w:num w:numId="7"><w:abstractNumId w:val="1"/>{override}</w:num>'
    on = '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    return package(
        numbered("primul", 1)
        + numbered("al doilea", 1)
        + p("între liste")
        + numbered("al treilea", 8)
        + numbered("din nou primul", 7)
        + numbered("din nou al doilea", 7),
        {"numbering.xml": numbering({1: [("decimal", "%1.")]}, anew + on)},
        LISTS,
    )


def lists_of_levels() -> bytes:
    levels = [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")]
    signs = [("bullet", ""), ("bullet", "o")]
    roman = [("upperRoman", "%1."), ("decimalZero", "(%2)")]
    return package(
        numbered("capitol", 1)
        + numbered("punct", 1, 1)
        + numbered("literă", 1, 2)
        + numbered("altă literă", 1, 2)
        + numbered("alt punct", 1, 1)
        + numbered("literă iarăși", 1, 2)
        + numbered("alt capitol", 1)
        + numbered("punct nou", 1, 1)
        + numbered("semn", 2)
        + numbered("semn mai adânc", 2, 1)
        + numbered("roman", 3)
        + numbered("cu zero", 3, 1)
        + numbered("listă care nu e descrisă", 99)
        + numbered("fără listă", 0),
        {"numbering.xml": numbering({1: levels, 2: signs, 3: roman})},
        LISTS,
    )


def numbers_by_style() -> bytes:
    """Headings and paragraphs get their numbers from styles that rest on others."""
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("Titlu1", "heading 1", number.format(0))
        + style("Titlu2", "heading 2", number.format(1))
        + style("Al", "Alineat", number.format(2))
        + style("Al2", "Alineat strâns", base="Al")
        + style("Cuprins1", "Schiță", '<w:outlineLvl w:val="0"/>')
        + style("Cerc1", "Cerc", base="Cerc2")
        + style("Cerc2", "Cerc doi", base="Cerc1")
    )
    return package(
        p("Scop", style="Titlu1")
        + p("Descriere", style="Titlu1")
        + p("Etape", style="Titlu2")
        + p("alineat numerotat", style="Al")
        + p("alineat moștenit", style="Al2")
        + p("titlu prin schiță", style="Cuprins1")
        + p("titlu direct", properties='<w:outlineLvl w:val="2"/>')
        + p("stil în cerc", style="Cerc1")
        + p("stil necunoscut", style="Nicăieri"),
        {
            "styles.xml": part("w:styles", styles),
            "numbering.xml": numbering(
                {1: [("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "(%3)")]}
            ),
        },
        STYLES + LISTS,
    )


def boxes() -> bytes:
    """Boxes of both makes, one with a table, one in a cell, one in a box."""
    inner = text_box(p("în caseta din casetă"))
    return package(
        p("Lângă casetă. ", text_box(p("în casetă"), p("pe două rânduri")))
        + p(f"<w:r>{old_box(p('casetă veche'))}</w:r>")
        + p(text_box(tbl(tr("tabel", "în casetă")), p("afară", inner)))
        + tbl(tr(tc(p("celulă ", text_box(p("casetă în celulă")))), "alta"))
    )


def variants_that_differ() -> bytes:
    """What older programs show says more than what newer ones do."""
    choice = f'<mc:Choice Requires="x">{r("formă nouă")}</mc:Choice>'
    fallback = f"<mc:Fallback>{r('formă nouă')}</mc:Fallback>"
    alone = f'<mc:Choice Requires="y">{r("numai nouă")}</mc:Choice>'
    return package(
        f"<w:p><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
        f"<mc:AlternateContent>{alone}</mc:AlternateContent></w:p>"
    )


def odd_tables() -> bytes:
    down = '<w:vMerge w:val="restart"/>'
    on, wide = "<w:vMerge/>", '<w:gridSpan w:val="3"/>'
    return package(
        tbl(tr(tc(p("ramă"), p("cu două alineate"))))
        + tbl(
            tr(tc("sus", properties=down), tc("lat", properties=wide)),
            tr(tc("sub îmbinare", properties=on), "a", "b", "c"),
            tr("scurt", properties='<w:gridBefore w:val="2"/>'),
            tr(tc("uriaș", properties='<w:gridSpan w:val="999999999"/>')),
            tr(tc("stricat", properties='<w:gridSpan w:val="multe"/>'), "d"),
        )
        + tbl(tr("", ""), tr("", ""))
        + "<w:tbl/>"
        + tbl("<w:tr/>")
        + tbl(tr(tc(numbered("pas", 1), numbered("pas", 1), p(bold("gros"))), "x | y")),
        {"numbering.xml": numbering({1: [("decimal", "%1.")]})},
        LISTS,
    )


def contents_by_field() -> bytes:
    marks = [f'<w:r><w:fldChar w:fldCharType="{e}"/></w:r>' for e in MARKS]
    code = '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    return package(
        p(marks[0], code, marks[1], "1. Scop", field("PAGEREF _Toc1", "3"))
        + p("2. Domeniu", field("PAGEREF _Toc2", "4"))
        + p(marks[2])
        + p("Textul de după cuprins."),
    )


def contents_by_control() -> bytes:
    gallery = '<w:docPartGallery w:val="Table of Contents"/>'
    gallery = f"<w:docPartObj>{gallery}</w:docPartObj>"
    return package(
        sdt(p("Cuprins") + p("Scop 3") + p("Domeniu 4"), gallery)
        + p("Scop", style="T1")
        + p("Lista figurilor 5", style="Fig"),
        {
            "styles.xml": part(
                "w:styles",
                style("T1", "heading 1") + style("Fig", "table of figures"),
            )
        },
        STYLES,
    )


def fields() -> bytes:
    """Fields of both forms, one within another, one left open."""
    simple = f'<w:fldSimple w:instr=" NUMPAGES ">{r("12")}</w:fldSimple>'
    title = f'<w:fldSimple w:instr=" TITLE ">{r("Titlul câmpului")}</w:fldSimple>'
    link = field('HYPERLINK "https://camputeiului.example/legi"', "pagina legilor")
    local = field(r'HYPERLINK "C:\\acte\\lege.doc"', "legea de pe disc")
    marks = [f'<w:r><w:fldChar w:fldCharType="{e}"/></w:r>' for e in MARKS]
    code = f"{marks[0]}{field('PAGE', '9')}{marks[1]}{r(' cinci')}{marks[2]}"
    return package(
        p("Pagina ", field("PAGE", "3"), r(" din "), simple)
        + p(title, r(" vezi "), link, r(" și "), local)
        + p("capitolul ", field("REF _x", "patru"), code)
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', r("sfârșit fără început"))
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("câmp neterminat"))
    )


def links() -> bytes:
    outside = f'<w:hyperlink r:id="l1">{r("portalul")}</w:hyperlink>'
    evil = f'<w:hyperlink r:id="l2">{r("apasă aici")}</w:hyperlink>'
    within = f'<w:hyperlink w:anchor="s2">{r("secțiunea 2")}</w:hyperlink>'
    lost = f'<w:hyperlink r:id="l9">{r("nicăieri")}</w:hyperlink>'
    return package(
        p(outside, r(", "), evil, r(", "), within, r(", "), lost),
        points=[
            ("l1", "hyperlink", "https://camputeiului.example/(a)"),
            ("l2", "hyperlink", "javascript:alert(1)"),
        ],
    )


def pictures() -> bytes:
    """Pictures that are there, lie outside, are of odd kinds, or are missing."""
    return package(
        p("Schema: ", picture("p1", "Fluxul [petițiilor]"))
        + p(picture("p2"), picture("p3"), picture("p4"), picture("p9")),
        {"media/a.png": png(), "media/b.emf": b"\x01\0\0\0emf"},
        [
            ("p1", "image", "media/a.png"),
            ("p2", "image", "media/b.emf"),
            ("p3", "image", "https://camputeiului.example/stema.png"),
            ("p4", "image", "media/lipsește.png"),
        ],
    )


SHAPES: dict[str, Callable[[], bytes]] = {
    "lists that restart": lists_that_restart,
    "lists of several levels": lists_of_levels,
    "numbers by style": numbers_by_style,
    "text boxes": boxes,
    "variants that differ": variants_that_differ,
    "odd tables": odd_tables,
    "a table of contents by field": contents_by_field,
    "a table of contents by control": contents_by_control,
    "fields": fields,
    "links": links,
    "pictures of odd kinds": pictures,
}
