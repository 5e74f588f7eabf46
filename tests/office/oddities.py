"""Word files that few programs write, and that offices have all the same."""

from __future__ import annotations

from collections.abc import Callable

from tests.office.raw import (
    OPEN,
    TYPES,
    bold,
    p,
    package,
    part,
    pointers,
    r,
    tbl,
    tc,
    tr,
    zipped,
)

STRICT = "http://purl.oclc.org/ooxml"
ROOT = "_rels/.rels"
MAIN = pointers([("d", "officeDocument", "word/document.xml")])


def bare() -> bytes:
    """Nothing but the text: no styles, no pointers, no types."""
    body = part("w:document", f"<w:body>{p('Numai textul.')}</w:body>")
    return zipped({ROOT: MAIN, "word/document.xml": body})


def strict() -> bytes:
    """The strict variant of the format, whose names of spaces differ."""
    texts = [MAIN, part("w:document", f"<w:body>{p('Varianta strictă.')}</w:body>")]
    for old, new in (
        ("wordprocessingml/2006/main", "wordprocessingml/main"),
        ("officeDocument/2006/relationships", "officeDocument/relationships"),
    ):
        texts = [each.replace(f"{OPEN}/{old}", f"{STRICT}/{new}") for each in texts]
    return zipped({ROOT: texts[0], "word/document.xml": texts[1]})


def other_prefixes() -> bytes:
    body = part("w:document", f"<w:body>{p('Alte prefixe.')}</w:body>")
    body = body.replace("xmlns:w=", "xmlns:ns0=").replace("w:", "ns0:")
    return zipped({ROOT: MAIN, "word/document.xml": body})


def wide_letters() -> bytes:
    body = part(
        "w:document", f"<w:body>{p('Litere în șaisprezece biți: ță, ős.')}</w:body>"
    )
    wide = body.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    return zipped({ROOT: MAIN, "word/document.xml": wide})


def other_places() -> bytes:
    """The text lies elsewhere, and pointers begin at the root."""
    main = pointers([("d", "officeDocument", "/acte/text.xml")])
    head = part("w:hdr", p("Antetul de altundeva"))
    body = part("w:document", f"<w:body>{p('Textul de altundeva.')}</w:body>")
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            ROOT: main,
            "acte/text.xml": body,
            "acte/_rels/text.xml.rels": pointers(
                [("h", "header", "../word/header1.xml")]
            ),
            "word/header1.xml": head,
        }
    )


def signs_of_markdown() -> bytes:
    return package(
        p("# nu e titlu")
        + p("- nu e listă; * nici asta; _nici_ *asta* `nici` asta")
        + p("1. numărat de mână; [text](adresă) [^1] ![a](b) &lt;b&gt;tag&lt;/b&gt;")
        + p("&amp;amp; &amp;nbsp; C:\\temp\\x \\* {#id} ~~x~~ a_b __init__ 2*3*4")
        + p("| a | b |")
        + p(
            "&gt; citat",
            bold("gros."),
            r("lipit"),
            r(" ", "<w:i/>"),
            r("oblic", "<w:i/>"),
        )
        + p(bold("Tot gros"))
        + p("===")
        + p("---")
        + p("```")
    )


def words_in_pieces() -> bytes:
    """Words that are cut into runs, and blanks of every kind."""
    return package(
        p(
            r("Pro"),
            bold("ce"),
            '<w:proofErr w:type="spellStart"/>',
            r("dura"),
            r(" de"),
        )
        + p(
            "<w:r><w:t>rând</w:t><w:br/><w:t>alt rând</w:t>"
            "<w:tab/><w:t>după tab</w:t></w:r>"
        )
        + p("<w:r><w:t>nr.\u00a05</w:t><w:noBreakHyphen/><w:t>bis</w:t></w:r>")
        + p("<w:r><w:t>des</w:t><w:softHyphen/><w:t>părțit</w:t></w:r>")
        + p("<w:r><w:t>pagină</w:t><w:br w:type='page'/><w:t>nouă</w:t></w:r>")
        + p("m", r("2", '<w:vertAlign w:val="superscript"/>'), r(" suprafață"))
    )


def symbols() -> bytes:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    return package(
        p(sign("Wingdings", "F0FE"), r(" bifat "), sign("Symbol", "F0B3"), r(" cinci"))
        + p(sign("Webdings", "F061"), r(" necunoscut "), sign("Arial", "zz"))
    )


def old_forms() -> bytes:
    box = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>'
    entries = '<w:listEntry w:val="unu"/><w:listEntry w:val="doi"/>'
    chosen = f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'
    return package(
        "".join(
            p(
                f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData>'
                "</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                r(" ales"),
            )
            for data in (box, chosen)
        )
    )


def formulas() -> bytes:
    inner = "<m:r><m:t>x=a/b</m:t></m:r>"
    return package(
        p("Durata ", f"<m:oMath>{inner}</m:oMath>", r(" în zile."))
        + f"<w:p><m:oMathPara><m:oMath>{inner}</m:oMath></m:oMathPara></w:p>"
    )


def ruby() -> bytes:
    return package(
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>sus</w:t></w:r></w:rt><w:rubyBase>"
            "<w:r><w:t>jos</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
    )


def drawings() -> bytes:
    """A diagram, a chart, an embedded sheet and a watermark."""
    mark = (
        '<w:r><w:pict><v:shape><v:textpath string="CIORNĂ"/></v:shape></w:pict></w:r>'
    )
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    diagram = part("dgm:dataModel", "<a:p><a:r><a:t>Primire</a:t></a:r></a:p>")
    chart = part(
        "c:chartSpace",
        "<a:p><a:r><a:t>Petiții pe ani</a:t></a:r></a:p>"
        "<c:strCache><c:pt><c:v>2024</c:v></c:pt><c:pt><c:v>2025</c:v></c:pt></c:strCache>",
    )
    return package(
        p("Text cu desene.", sheet),
        {
            "header1.xml": part("w:hdr", p("Antet", mark)),
            "diagrams/data1.xml": diagram,
            "charts/chart1.xml": chart,
        },
        [
            ("h", "header", "header1.xml"),
            ("g", "diagramData", "diagrams/data1.xml"),
            ("c", "chart", "charts/chart1.xml"),
        ],
    )


def embedded() -> bytes:
    return package(
        p("Înainte.") + '<w:altChunk r:id="a1"/>' + p("După."),
        {"afchunk.htm": "<p>altceva</p>"},
        [("a1", "aFChunk", "afchunk.htm")],
    )


def customs() -> bytes:
    """Properties of the office's own, a language, and wrappers of other programs."""
    spaces = f"{OPEN}/officeDocument/2006/custom-properties"
    own = (
        f'<Properties xmlns="{spaces}" xmlns:vt="{OPEN}/officeDocument/2006/types">'
        '<property name="Cod"><vt:lpwstr>PO-044</vt:lpwstr></property></Properties>'
    )
    marked = r("Magyar szöveg a végén, hosszabb.", '<w:lang w:val="hu-HU"/>')
    tagged = f'<w:smartTag w:element="city">{r("Câmpu Teiului")}</w:smartTag>'
    return zipped(
        {
            ROOT: pointers(
                [
                    ("d", "officeDocument", "word/document.xml"),
                    ("c", "custom-properties", "docProps/custom.xml"),
                ]
            ),
            "docProps/custom.xml": own,
            "word/document.xml": part(
                "w:document",
                "<w:body><w:customXml>"
                + p(tagged, r(" oraș"))
                + f"</w:customXml>{p(marked)}</w:body>",
            ),
        }
    )


def repeated_heads() -> bytes:
    head = part("w:hdr", p("Primăria") + p("PO-050, ediția 1") + tbl(tr("a", "b")))
    other = part("w:hdr", p("Primăria") + p("PO-050, anexa 2") + tbl(tr("a", tc("c"))))
    return package(
        p("Text."),
        {"header1.xml": head, "header2.xml": head, "header3.xml": other},
        [(f"h{at}", "header", f"header{at}.xml") for at in (1, 2, 3)],
    )


ODDITIES: dict[str, Callable[[], bytes]] = {
    "nothing but the text": bare,
    "the strict variant": strict,
    "other prefixes": other_prefixes,
    "letters of two bytes": wide_letters,
    "parts in other places": other_places,
    "signs of Markdown": signs_of_markdown,
    "words in pieces": words_in_pieces,
    "symbols": symbols,
    "old forms": old_forms,
    "formulas": formulas,
    "words above words": ruby,
    "drawings": drawings,
    "an embedded page": embedded,
    "properties of the office": customs,
    "repeated heads of pages": repeated_heads,
}
