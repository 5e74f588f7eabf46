"""Files that must be refused: broken, locked, with programs, or made to harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from functools import cache

from tests.office.raw import TYPES, p, package, tbl, tc, tr, zipped

MAIN = "word/document.xml"
ENTITIES = "<!ENTITY l0 'x'>" + "".join(
    f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12)
)
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def bare(document: str | bytes) -> bytes:
    """A file of Word whose text is what is given."""
    from tests.office.oddities import MAIN as POINTERS

    return zipped({"_rels/.rels": POINTERS, MAIN: document})


def container(*names: str, flags: int = 0) -> bytes:
    """A container of Microsoft's older formats, with entries of these names."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", head, 30, 9)
    directory = b""
    for name in ("Root Entry", *names):
        entry = bytearray(128)
        letters = name.encode("utf-16-le")
        entry[: len(letters)] = letters
        struct.pack_into("<I", entry, 116, 4)
        directory += entry
    sectors = bytearray(directory.ljust(2048, b"\0")) + bytearray(512)
    struct.pack_into("<H", sectors, 2048, 0xA5EC)
    struct.pack_into("<H", sectors, 2048 + 10, flags)
    return bytes(head + sectors)


def with_entries(entries: Iterable[tuple[str, bytes]], flag: int = 0) -> bytes:
    """A package with entries of any names, even twice; a flag in each head."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    made = stream.getvalue()
    if flag:
        made = made.replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
        )
    return made


def damaged() -> bytes:
    """A file of which a part was overwritten."""
    good = package(p("cuvinte " * 2000))
    at = good.index(b"word/document.xml") + 60
    return good[:at] + b"\xff" * 40 + good[at + 40 :]


def swollen(name: str) -> bytes:
    """A part that is a thousand times larger than it lies in the file."""
    return with_entries([*_whole(), (name, bytes(150_000_000))])


def lying() -> bytes:
    """A swollen part that gives itself out as small."""
    made = bare(bytes(150_000_000))
    return made.replace(struct.pack("<I", 150_000_000), struct.pack("<I", 100))


def _whole() -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(package(p("Text.")))) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def nested() -> bytes:
    deep = 50_000
    inner = "<w:ins>" * deep + "</w:ins>" * deep
    return bare(f"{WORD}<w:body>{inner}</w:body></w:document>")


def crowded() -> bytes:
    inner = "".join(f'<w:p w:id="{at}"/>' for at in range(610_000))
    return bare(f"{WORD}<w:body>{inner}</w:body></w:document>")


def wide_tables() -> bytes:
    span = '<w:gridSpan w:val="500"/>'
    return package(tbl(*[tr(tc("a", properties=span))] * 500))


MACROS = TYPES.replace("document.main+xml", "document.macroEnabled.main+xml")
LOCKED = "locked with a password"
MADE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.docx", lambda: b"", "empty"),
    "cut off": ("a.docx", lambda: package(p("x" * 5000))[:700], "damaged"),
    "overwritten": ("a.docx", damaged, "damaged"),
    "no package": ("a.docx", lambda: b"\0\1\2 nothing" * 50, "no document of a word"),
    "a text under another name": ("a.docx", lambda: b"plain words", "no document"),
    "a PDF": ("a.docx", lambda: b"%PDF-1.7\n...", "this is a PDF"),
    "a saved page": ("a.doc", lambda: b"MIME-Version: 1.0\r\n", "page of the web"),
    "an empty package": ("a.docx", lambda: with_entries([]), "no document"),
    "a package of other things": (
        "a.docx",
        lambda: with_entries([("x.txt", b"x")]),
        "its text is missing",
    ),
    "a sheet": (
        "a.docx",
        lambda: bare('<workbook xmlns="urn:x"/>'),
        "of another program",
    ),
    "no XML": ("a.docx", lambda: bare("<w:document"), "no whole XML"),
    "locked": (
        "a.docx",
        lambda: container("EncryptionInfo", "EncryptedPackage"),
        LOCKED,
    ),
    "locked in the package": (
        "a.docx",
        lambda: with_entries(_whole(), flag=1),
        LOCKED,
    ),
    "locked and old": ("a.doc", lambda: container("WordDocument", flags=0x100), LOCKED),
    "an old sheet": ("a.doc", lambda: container("Workbook"), "no document of a word"),
    "macros": (
        "a.docx",
        lambda: with_entries([*_whole(), ("word/vbaProject.bin", b"x")]),
        "carries macros",
    ),
    "macros by its type": (
        "a.docm",
        lambda: zipped({"[Content_Types].xml": MACROS, MAIN: "x"}),
        "carries macros",
    ),
    "macros and old": (
        "a.doc",
        lambda: container("WordDocument", "Macros", "_VBA_PROJECT"),
        "carries macros",
    ),
    "a part that swells": ("a.docx", lambda: swollen("word/styles.xml"), "swells"),
    "a text that swells": (
        "a.docx",
        lambda: bare(bytes(150_000_000)),
        "swells",
    ),
    "a swelling part that lies": ("a.docx", lying, "damaged"),
    "too many parts": (
        "a.docx",
        lambda: with_entries((f"x/{at}", b"") for at in range(5_001)),
        "5001 parts",
    ),
    "a way out": (
        "a.docx",
        lambda: with_entries([*_whole(), ("../../etc/passwd", b"x")]),
        "outside of it",
    ),
    "a way out by strokes": (
        "a.docx",
        lambda: with_entries([*_whole(), ("word\\..\\..\\x", b"x")]),
        "outside of it",
    ),
    "a way to the root": (
        "a.docx",
        lambda: with_entries([*_whole(), ("/etc/passwd", b"x")]),
        "outside of it",
    ),
    "a way to a drive": (
        "a.docx",
        lambda: with_entries([*_whole(), ("C:/x", b"x")]),
        "outside of it",
    ),
    "a part twice": (
        "a.docx",
        lambda: with_entries([*_whole(), ("Word/Document.xml", b"x")]),
        "stands 2 times",
    ),
    "entities": (
        "a.docx",
        lambda: bare(f"<!DOCTYPE d [{ENTITIES}]>{WORD}&l11;</w:document>"),
        "document type",
    ),
    "an entity of another file": (
        "a.docx",
        lambda: bare(f"<!DOCTYPE d SYSTEM 'file:///etc/passwd'>{WORD}</w:document>"),
        "document type",
    ),
    "nested without end": ("a.docx", nested, "more than 150 deep"),
    "crowded": ("a.docx", crowded, "more than 600000 elements"),
    "a table without end": ("a.docx", wide_tables, "more than 200000 cells"),
}


@cache
def hostile(name: str) -> tuple[str, bytes]:
    """The name and the bytes of such a file."""
    file, make, _reason = MADE[name]
    return file, make()
