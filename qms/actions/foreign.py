"""Read a foreign file of any format: texts here, all others through the office."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_, _
from qms.model.importing.decoding import UnreadableTextError
from qms.model.importing.source import Source, Told
from qms.office.limits import USUAL
from qms.office.refused import RefusedError
from qms.store.bytes import printable
from qms.store.foreign import ForeignFile, file_bytes
from qms.store.foreign_text import is_text, read_text_source
from qms.store.ordinary import digest_of

PDF = b"%PDF-"
NOT_READ = N_("nothing of a PDF is read: its facts are those of its name and yours")
MOST_BYTES_OF_TEXT = 20_000_000


@dataclass(frozen=True)
class ForeignRead:
    """A file as a source; of a text the encoding, whether guessed, and a sample."""

    source: Source
    encoding: str = ""
    is_guess: bool = False
    sample: tuple[str, ...] = ()


def foreign_bytes(file: ForeignFile) -> bytes:
    """The bytes of a file; raises RefusedError where it is not read."""
    data, reason, values = file_bytes(file.path, USUAL.file)
    if reason:
        told = {
            name: _(text) if isinstance(text, str) else text
            for name, text in values.items()
        }
        raise RefusedError(
            _(reason).format(**told),
            hint=_("leave it out, or name a file that can be read"),
        )
    return data


def read_foreign(
    file: ForeignFile, data: bytes, encoding: str, *, registers_only: bool = False
) -> ForeignRead:
    """Read a file's bytes; raises RefusedError, which tells why they are not read.

    A PDF is only registered: nothing of it is read.
    """
    name = printable(file.path.name)
    if registers_only and data.startswith(PDF):
        told = (Told(NOT_READ),)
        return ForeignRead(Source(name, "pdf", digest_of(data), told=told))
    if not is_text(name):
        # the readers of office formats are loaded where one is read
        from qms.office.reading import read_source

        return ForeignRead(read_source(name, data, encoding))
    if len(data) > MOST_BYTES_OF_TEXT:
        raise RefusedError(
            _("it is larger than any text"), hint=_("see whether it is one at all")
        )
    try:
        found = read_text_source(name, data, encoding)
    except UnreadableTextError as error:
        raise RefusedError(
            _("it is no text in {encoding}").format(encoding=encoding)
            if encoding
            else _("it is no text in any encoding that qms knows"),
            hint=_("tell its encoding: --encoding cp1250"),
        ) from error
    return ForeignRead(found.source, found.encoding, found.is_guess, found.sample)
