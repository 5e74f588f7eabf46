"""Documents of Word 97 to 2003: LibreOffice makes newer ones of them, where it is."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from qms.errors import MissingExtraError
from qms.i18n import N_, _
from qms.model.importing.source import Source, Told
from qms.office import compound
from qms.office.limits import Limits
from qms.office.package import locked
from qms.office.refused import RefusedError
from qms.office.running import done, unread
from qms.office.word.read import macros, read_word

CONVERTED = N_("LibreOffice made a newer document of it first: compare the two")
_PROGRAMS = ("soffice", "libreoffice")


class MissingLibreOfficeError(RefusedError, MissingExtraError):
    """A file that is read with LibreOffice, where there is none."""


def read_old_word(name: str, data: bytes, limits: Limits) -> Source:
    """The source that such a document is; raises RefusedError."""
    if compound.is_locked(data):
        raise locked()
    if not compound.is_document(data):
        raise RefusedError(
            _("this is no document of a word processor, whatever its name says"),
            hint=_("bring in documents of text only: .docx, .odt, .html, .rtf"),
        )
    if compound.has_macros(data):
        raise macros()
    source = read_word(name, _newer(data, limits), limits)
    told = (Told(CONVERTED), *source.told)
    digest = sha256(data).hexdigest()
    return replace(source, format="doc", digest=digest, told=told)


def _newer(data: bytes, limits: Limits) -> bytes:
    """The newer document that LibreOffice makes, with settings of its own."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise MissingLibreOfficeError(
            _("this is a document of Word 97 to 2003, which LibreOffice reads"),
            hint=_("install LibreOffice, or open the file and save it as .docx"),
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "document.doc").write_bytes(data)
        settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
        quiet = ("--headless", "--norestore", "--nologo", settings)
        words = (program, *quiet, "--convert-to", "docx", "document.doc")
        done(words, folder, limits)
        made = folder / "document.docx"
        if not made.is_file():
            raise unread()
        return made.read_bytes()
