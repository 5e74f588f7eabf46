"""OpenDocument texts written as raw XML, and a dumb reading of their words."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from html import unescape

from qms.model.importing.source import words_of
from tests.office.papers import png
from tests.office.raw import zipped

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "office": f"{OASIS}:office:1.0",
        "text": f"{OASIS}:text:1.0",
        "style": f"{OASIS}:style:1.0",
        "table": f"{OASIS}:table:1.0",
        "draw": f"{OASIS}:drawing:1.0",
        "meta": f"{OASIS}:meta:1.0",
        "manifest": f"{OASIS}:manifest:1.0",
        "fo": f"{OASIS}:xsl-fo-compatible:1.0",
        "svg": f"{OASIS}:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "math": "http://www.w3.org/1998/Math/MathML",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
UNSAID = re.compile(
    r"<(text:note-citation|text:page-number|text:page-count|svg:title|svg:desc"
    r"|dc:date|office:change-info)\b[^>]*>.*?</\1>",
    re.DOTALL,
)
APART = re.compile(
    r"<(?:text:(?:p|h|s|tab|line-break|ruby-text|deletion)|dc:creator|/dc:creator)\b[^>]*>"
)
REGIONS = re.compile(
    r"<office:text>.*</office:text>|<style:(?:header|footer)[^>]*>.*?"
    r"</style:(?:header|footer)[^>]*>",
    re.DOTALL,
)


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def items(*texts: str, style: str = "L1", more: str = "") -> str:
    """A list of texts, or of items with lists in them."""
    inner = "".join(
        f"<text:list-item>{each if each.startswith('<') else p(each)}</text:list-item>"
        for each in texts
    )
    return f'<text:list text:style-name="{style}"{more}>{inner}</text:list>'


def row(*cells: str) -> str:
    inner = "".join(
        each
        if each.startswith("<")
        else f"<table:table-cell>{p(each)}</table:table-cell>"
        for each in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def written(
    body: str, styles: str = "", pages: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    """A whole file from the XML of its text, its styles and its pages."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    own = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    master = f"<style:master-page>{pages}</style:master-page>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{head}<office:document-content {SPACES}>{own}{text}"
            "</office:document-content>",
            "styles.xml": f"{head}<office:document-styles {SPACES}>{master}"
            "</office:document-styles>",
            "meta.xml": f"{head}<office:document-meta {SPACES}><office:meta>"
            "<dc:title>Petiții</dc:title><dc:language>ro-RO</dc:language>"
            '<meta:user-defined meta:name="Cod">PO-012</meta:user-defined>'
            "</office:meta></office:document-meta>",
            **(more or {}),
        }
    )


def words_of_text(data: bytes) -> Counter[str]:
    """How often each word stands in a file, by regular expressions alone."""
    words: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("content.xml", "styles.xml"):
            whole = archive.read(name).decode()
            for region in REGIONS.findall(whole):
                marked = APART.sub(" ", UNSAID.sub("", region))
                found = words_of(unescape(re.sub(r"<[^>]*>", "", marked)))
                if name == "styles.xml":
                    repeated |= found
                else:
                    words += found
    return words + repeated


NUMBERS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a"'
    ' style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
    '<text:outline-style><text:outline-level-style text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:outline-level-style'
    ' text:level="2" style:num-format="1" text:display-levels="2"/>'
    "</text:outline-style>"
)
FORMS = (
    '<style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="X" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="N" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph"'
    ' style:parent-style-name="T_20_1"/>'
    '<style:style style:name="T_20_1" style:display-name="Text 1"'
    ' style:family="paragraph"><style:text-properties fo:font-style="italic"/>'
    "</style:style>"
)


def h(inner: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{inner}</text:h>'


def everything_small() -> bytes:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1'
        f"</text:note-citation><text:note-body>{p('cerere scrisă')}</text:note-body>"
        "</text:note>"
    )
    remark = (
        "<office:annotation><dc:creator>Pop Călin</dc:creator>"
        f"<dc:date>2026-01-12</dc:date>{p('de verificat')}</office:annotation>"
    )
    return written(
        h("Scop")
        + h("Termene", 2)
        + h("Domeniu")
        + p(f"Petiția{note} se<text:s text:c='2'/>înregistrează{remark}.", "P1")
        + p(
            '<text:span text:style-name="B">Gros</text:span> și <text:span'
            ' text:style-name="X">tăiat</text:span>, m<text:span'
            ' text:style-name="S">2</text:span>'
        )
        + p(
            'vezi <text:a xlink:href="https://camputeiului.example/">portalul</text:a>,'
            ' <text:a xlink:href="file:///C:/x">discul</text:a>'
        )
        + p(
            '<text:span text:style-name="N">ascuns</text:span>'
            "<text:placeholder>&lt;cod&gt;</text:placeholder>"
            "<text:title>Titlul</text:title><text:line-break/>alt rând"
            "<text:tab/>după"
        )
        + p("Pagina <text:page-number>3</text:page-number>")
        + p(
            "<text:ruby><text:ruby-base>jos</text:ruby-base>"
            "<text:ruby-text>sus</text:ruby-text></text:ruby>"
        ),
        NUMBERS + FORMS,
        f"<style:header>{p('Primăria')}</style:header>"
        f"<style:header-left>{p('Primăria')}{h('PO-012')}</style:header-left>"
        f"<style:footer>{p('din <text:page-count>9</text:page-count>')}</style:footer>",
    )


def changed() -> bytes:
    gone = f"<text:deletion><office:change-info/>{p('șters')}</text:deletion>"
    return written(
        "<text:tracked-changes>"
        f'<text:changed-region text:id="c1">{gone}</text:changed-region>'
        '<text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
        + p(
            'Rămâne<text:change text:change-id="c1"/> și <text:change-start'
            ' text:change-id="c2"/>vine<text:change-end text:change-id="c2"/>.'
        )
    )


def lists() -> bytes:
    deeper = p("unu") + items("sub", "altul")
    goes_on = ' text:continue-numbering="true"'
    return written(
        items(deeper, "doi")
        + p("între")
        + items("trei", more=goes_on)
        + items("din nou")
        + items("semn", style="L2")
        + '<text:list text:style-name="L1"><text:list-header>'
        + p("cap de listă")
        + '</text:list-header><text:list-item text:start-value="7">'
        + p("șapte")
        + p("tot al șaptelea")
        + "</text:list-item></text:list>",
        NUMBERS,
    )


def cell(*blocks: str, properties: str = "") -> str:
    return f"<table:table-cell{properties}>{''.join(blocks)}</table:table-cell>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def tables() -> bytes:
    wide = cell(p("lat"), properties=' table:number-columns-spanned="2"')
    empty = cell(properties=' table:number-columns-repeated="2"')
    head = row(wide, "<table:covered-table-cell/>")
    inner = cell(table(row("in", "afară")))
    return written(
        table(
            f"<table:table-header-rows>{head}</table:table-header-rows>",
            row(cell(p("a"), p("b")), "c"),
            row(empty),
            row("d", inner),
        )
        + table(row("ramă"))
    )


def drawings() -> bytes:
    picture = (
        '<draw:frame><draw:image xlink:href="Pictures/a.png"/>'
        "<svg:title>Schema</svg:title></draw:frame>"
    )
    lost = '<draw:frame><draw:image xlink:href="../x.png"/></draw:frame>'
    box = f"<draw:frame><draw:text-box>{p('în casetă')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('în formă')}</draw:custom-shape>"
    framed = row("tabel", "în formă").replace("table:", "loext:")
    experiment = f"<draw:custom-shape><loext:table>{framed}</loext:table>"
    return written(
        p(f"Lângă {picture}{box}{lost}")
        + shape
        + f"{experiment}</draw:custom-shape>"
        + "<text:section>"
        + p("în secțiune")
        + '</text:section><text:section text:display="none">'
        + p("secțiune ascunsă")
        + "</text:section><text:table-of-content><text:index-body>"
        + p("Scop 3")
        + "</text:index-body></text:table-of-content>",
        more={"Pictures/a.png": png()},
    )


OPEN_TEXTS: dict[str, Callable[[], bytes]] = {
    "everything small": everything_small,
    "tracked changes": changed,
    "lists": lists,
    "tables": tables,
    "drawings": drawings,
}
