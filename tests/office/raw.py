"""Word files written as raw XML: what word processors write and no library makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

OPEN = "http://schemas.openxmlformats.org"
DOCUMENT = f"{OPEN}/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": f"{OPEN}/wordprocessingml/2006/main",
        "r": DOCUMENT,
        "wp": f"{OPEN}/drawingml/2006/wordprocessingDrawing",
        "a": f"{OPEN}/drawingml/2006/main",
        "pic": f"{OPEN}/drawingml/2006/picture",
        "c": f"{OPEN}/drawingml/2006/chart",
        "m": f"{OPEN}/officeDocument/2006/math",
        "mc": f"{OPEN}/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "dgm": f"{OPEN}/drawingml/2006/diagram",
    }.items()
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<Types xmlns="{OPEN}/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
Pointer = tuple[str, str, str]


def p(*inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else r(each) for each in inner)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    kept = '<w:t xml:space="preserve">'
    return f"<w:r><w:rPr>{properties}</w:rPr>{kept}{text}</w:t></w:r>"


def bold(text: str) -> str:
    return r(text, "<w:b/>")


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    listed = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return p(text, properties=f"<w:numPr>{listed}</w:numPr>")


def tc(*inner: str, properties: str = "") -> str:
    """A cell of paragraphs, or of plain text."""
    blocks = "".join(each if each.startswith("<") else p(each) for each in inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of plain texts."""
    made = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    """A content control."""
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field(code: str, result: str) -> str:
    """A field of three marks, as Word writes most of them."""
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    ]
    said = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{marks[0]}{said}{marks[1]}{r(result)}{marks[2]}"


def text_box(*blocks: str) -> str:
    """A box as Word 2010 writes it, with the same text for older programs."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    drawing = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="box"/><a:graphic>'
        f'<a:graphicData uri="x">{shape}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{drawing}</mc:Choice><mc:Fallback>{old_box(*blocks)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def old_box(*blocks: str) -> str:
    """The drawing of a box as Word 2007 writes it."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"


def picture(pointer: str, description: str = "") -> str:
    """A run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{description}"/>'
        f'<a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="'
        f'{pointer}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def part(root: str, inner: str) -> str:
    """A part whose root declares all that the others use."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {SPACES}>{inner}</{root}>'


def pointers(found: Sequence[Pointer]) -> str:
    """Where a part points: id, kind, target; a target with a scheme lies outside."""
    inner = "".join(
        f'<Relationship Id="{id}" Type="{DOCUMENT}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for id, kind, target in found
    )
    space = f"{OPEN}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def package(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    points: Sequence[Pointer] = (),
) -> bytes:
    """A whole file from the XML of its body, and of parts by their names in `word/`."""
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": pointers([("d", "officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": pointers(points),
            "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}": given for name, given in (parts or {}).items()},
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of parts, the same at any time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, given in parts.items():
            data = given.encode() if isinstance(given, str) else given
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def numbering(lists: Mapping[int, Sequence[tuple[str, str]]], more: str = "") -> str:
    """The part of lists: of each its levels, as form and text."""
    abstract, numbers = "", ""
    for number, levels in lists.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        numbers += (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    return part("w:numbering", abstract + numbers + more)


def notes(kind: str, texts: Mapping[int, str]) -> str:
    """The part of footnotes or endnotes, with the line above them that Word adds."""
    inner = f'<w:{kind} w:type="separator" w:id="-1">{p()}</w:{kind}>'
    for id, text in texts.items():
        mark = f"<w:r><w:{kind}Ref/></w:r>"
        inner += f'<w:{kind} w:id="{id}">{p(mark, " " + text)}</w:{kind}>'
    return part(f"w:{kind}s", inner)


def call(kind: str, id: int) -> str:
    """A call of a note."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'
