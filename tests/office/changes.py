"""Word files with tracked changes, comments and what authors meant to hide."""

from __future__ import annotations

from collections.abc import Callable

from tests.office.raw import (
    bold,
    call,
    notes,
    numbered,
    numbering,
    p,
    package,
    part,
    r,
    sdt,
    tbl,
    tc,
    tr,
)

BY = 'w:id="1" w:author="Dobre Elena" w:date="2026-01-12T08:00:00Z"'


def inserted(*runs: str) -> str:
    return f"<w:ins {BY}>{''.join(runs)}</w:ins>"


def deleted(text: str) -> str:
    kept = f'<w:delText xml:space="preserve">{text}</w:delText>'
    return f"<w:del {BY}><w:r>{kept}</w:r></w:del>"


def end_of(kind: str) -> str:
    """The properties of a paragraph whose end is inserted or deleted."""
    return f"<w:rPr><w:{kind} {BY}/></w:rPr>"


def insertions_and_deletions() -> bytes:
    return package(
        p(
            "Termenul este de ",
            deleted("treizeci"),
            inserted(r("douăzeci")),
            r(" de zile."),
        )
        + p(inserted(r("Un alineat nou, "), bold("întreg")), properties=end_of("ins"))
        + p(deleted("Un alineat șters cu totul."))
    )


def moves() -> bytes:
    gone = f"<w:moveFrom {BY}>{r('Alineatul mutat.')}</w:moveFrom>"
    come = f"<w:moveTo {BY}>{r('Alineatul mutat.')}</w:moveTo>"
    return package(p(gone) + p("Rămâne pe loc.") + p(come))


def joined_paragraphs() -> bytes:
    """The end of a paragraph is deleted: two have become one."""
    return package(
        p("Prima jumătate,", properties=end_of("del"))
        + p(" a doua jumătate.")
        + p(deleted("Dispare"), properties=end_of("del"))
        + p("Urmează.")
        + p("Ultimul, cu sfârșitul șters", properties=end_of("del"))
    )


def changed_rows() -> bytes:
    return package(
        tbl(
            tr("Etapa", "Termen"),
            tr("veche", "zece zile", properties=f"<w:del {BY}/>"),
            tr("nouă", "cinci zile", properties=f"<w:ins {BY}/>"),
            tr(tc("celula ștearsă", properties=f"<w:cellDel {BY}/>"), "rămasă"),
        )
    )


def numbered_changes() -> bytes:
    """A deleted item takes no number."""
    gone = end_of("del") + '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return package(
        numbered("unu", 1) + p(deleted("șters"), properties=gone) + numbered("doi", 1),
        {"numbering.xml": numbering({1: [("decimal", "%1.")]})},
        [("n", "numbering", "numbering.xml")],
    )


def comments() -> bytes:
    remark = (
        '<w:comment w:id="0" w:author="Pop Călin">'
        + p("De verificat cu juridicul!")
        + "</w:comment>"
    )
    return package(
        p('<w:commentRangeStart w:id="0"/>', r("Textul comentat."))
        + p('<w:r><w:commentReference w:id="0"/></w:r>', r("Alt text.")),
        {"comments.xml": part("w:comments", remark)},
        [("c", "comments", "comments.xml")],
    )


def hidden_text() -> bytes:
    styles = part(
        "w:styles",
        '<w:style w:type="character" w:styleId="Tainic"><w:name w:val="Tainic"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>",
    )
    return package(
        p("Se vede ", r("nu se vede", "<w:vanish/>"), r(" iar se vede."))
        + p(r("ascuns prin stil", '<w:rStyle w:val="Tainic"/>'))
        + p(r("arătat", '<w:vanish w:val="0"/>')),
        {"styles.xml": styles},
        [("s", "styles", "styles.xml")],
    )


def struck_text() -> bytes:
    return package(
        p("Taxa este de ", r("10 lei", "<w:strike/>"), r(" 12 lei", "<w:dstrike/>"))
    )


def content_controls() -> bytes:
    prompt = "<w:showingPlcHdr/>"
    return package(
        sdt(p("Alineat în control."))
        + sdt(p("Faceți clic aici pentru a introduce text."), prompt)
        + p("Codul: ", sdt(r("PO-031")), sdt(r("[alegeți data]"), prompt))
        + sdt(sdt(p("Control în control.")))
        + tbl(
            sdt(tr("rând", "în control")),
            f"<w:tr>{sdt(tc('celulă'))}{tc(sdt(p('bloc în celulă')))}</w:tr>",
        )
    )


def footnotes_and_endnotes() -> bytes:
    return package(
        p(
            "Petiția",
            call("footnote", 2),
            r(" se înregistrează", ""),
            call("endnote", 1),
        )
        + p("Primarul", call("footnote", 1), r(" semnează.")),
        {
            "footnotes.xml": notes(
                "footnote", {1: "prin delegat", 2: "cerere scrisă", 3: "nechemată"}
            ),
            "endnotes.xml": notes("endnote", {1: "în aceeași zi"}),
        },
        [("f", "footnotes", "footnotes.xml"), ("e", "endnotes", "endnotes.xml")],
    )


CHANGES: dict[str, Callable[[], bytes]] = {
    "insertions and deletions": insertions_and_deletions,
    "moves": moves,
    "joined paragraphs": joined_paragraphs,
    "changed rows": changed_rows,
    "changes in a list": numbered_changes,
    "comments": comments,
    "hidden text": hidden_text,
    "struck text": struck_text,
    "content controls": content_controls,
    "footnotes and endnotes": footnotes_and_endnotes,
}
