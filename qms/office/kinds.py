"""Which format a foreign file is of: by its bytes, for names deceive."""

from __future__ import annotations

import re

from qms.i18n import _
from qms.office import compound
from qms.office.refused import RefusedError

ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_WEB = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", re.DOTALL
)
_HEAD = 4_000
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def format_of(data: bytes, suffix: str) -> str:
    """The format of a file: `docx`, `odt`, `doc`, `rtf`, `html`; else it is refused."""
    if not data:
        raise RefusedError(
            _("the file is empty"), hint=_("ask who keeps it for the whole file")
        )
    if data.startswith(ZIP):
        return "odt" if _is_open_document(data) else "docx"
    if compound.is_compound(data):
        return "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if _is_web(data) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    raise _unknown(data)


def _is_open_document(data: bytes) -> bool:
    """Whether a package says so first, or has that format's part and not Word's."""
    is_other = b"_rels/.rels" in data or b"[Content_Types].xml" in data
    return _OPEN_DOCUMENT in data[:200] or (b"content.xml" in data and not is_other)


def _is_web(data: bytes) -> bool:
    head = data[:_HEAD].lower()
    for mark in _WIDE:
        head = head.removeprefix(mark)
    return bool(_WEB.match(head.replace(b"\0", b"")))


def _unknown(data: bytes) -> RefusedError:
    if data.startswith(b"%PDF"):
        return RefusedError(
            _("this is a PDF, whose text has lost its order"),
            hint=_("bring in the file that it was made from, or keep it as it is"),
        )
    if data.lower().startswith(b"mime-version:"):
        return RefusedError(
            _("this is a page of the web with its pictures in one file"),
            hint=_("open it, save it as .docx, and bring that in"),
        )
    return RefusedError(
        _("this is no document of a word processor, whatever its name says"),
        hint=_("open it in the program that made it, and save it as .docx"),
    )
