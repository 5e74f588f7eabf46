"""Which files may be published, and what each is called; its bytes have a say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from qms.i18n import N_
from qms.site.drawing_safety import drawing_fault
from qms.site.pictures import size_of

STRANGE = N_("files of this type are not published")
UNLIKE = N_("its content is not what its name says")


@dataclass(frozen=True)
class FileKind:
    """A kind of file: what people call it, and whether bytes are of it."""

    word: str
    fits: Callable[[bytes], bool]
    is_picture: bool = False


def _begins(*signs: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(signs)


def _is_text(data: bytes) -> bool:
    try:
        return "\x00" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


_ZIP = _begins(b"PK\x03\x04")
_SVG = _begins(b"<", b"\xef\xbb\xbf<", b" ", b"\n", b"\r\n")
KINDS: dict[str, FileKind] = {
    ".csv": FileKind(N_("table, CSV"), _is_text),
    ".docx": FileKind(N_("text, DOCX"), _ZIP),
    ".gif": FileKind(N_("picture, GIF"), _begins(b"GIF87a", b"GIF89a"), True),
    ".jpeg": FileKind(N_("picture, JPEG"), _begins(b"\xff\xd8\xff"), True),
    ".jpg": FileKind(N_("picture, JPEG"), _begins(b"\xff\xd8\xff"), True),
    ".ods": FileKind(N_("table, ODS"), _ZIP),
    ".odt": FileKind(N_("text, ODT"), _ZIP),
    ".pdf": FileKind(N_("document, PDF"), _begins(b"%PDF-")),
    ".png": FileKind(N_("picture, PNG"), _begins(b"\x89PNG\r\n\x1a\n"), True),
    ".svg": FileKind(N_("drawing, SVG"), _SVG, True),
    ".txt": FileKind(N_("text, TXT"), _is_text),
    ".xlsx": FileKind(N_("table, XLSX"), _ZIP),
}


@dataclass(frozen=True)
class Examined:
    """What a file was found to be; a `fault` says why it is not published.

    `detail` is what the fault is about. A picture has a size in pixels.
    """

    word: str = ""
    length: int = 0
    width: int = 0
    height: int = 0
    fault: str = ""
    detail: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown in a page."""
        return self.width > 0 and self.height > 0

    @classmethod
    def read(cls, text: str) -> Examined:
        """What was written by `written`."""
        return cls(**json.loads(text))

    def written(self) -> str:
        """As a text that can be kept."""
        return json.dumps(vars(self), sort_keys=True)


def suffix_of(name: str) -> str:
    """The ending of a name that tells its kind."""
    return PurePosixPath(name).suffix.lower()


def examined(name: str, data: bytes) -> Examined:
    """What a file is, and whether it may be published."""
    kind = KINDS.get(suffix_of(name))
    if kind is None:
        return Examined(length=len(data), fault=STRANGE)
    if not kind.fits(data):
        return Examined(kind.word, len(data), fault=UNLIKE)
    fault, detail = drawing_fault(data) if suffix_of(name) == ".svg" else ("", "")
    width, height = (0, 0) if fault or not kind.is_picture else size_of(data)
    return Examined(kind.word, len(data), width, height, fault, detail)
