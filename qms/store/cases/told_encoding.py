"""A log that is not in the encoding it is told to be in: where that shows, and why."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from qms.errors import QmsError
from qms.i18n import N_, _
from qms.model.case_log import FileForm
from qms.store.answer_file import require_csv
from qms.store.encodings import DAMAGED, UNKNOWN, WIDE, encoding_of

_CHUNK = 1 << 20
_AROUND = 10_000
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SINGLE = re.compile(r"(?:cp|windows|iso8859|koi8|mac)")
_LATIN = "|".join("áéíóöőúüűÁÉÍÓÖŐÚÜŰăâîșşțţĂÂÎȘŞȚŢ").encode()
_WHOLE = re.compile(rb"(?:\xd0[\x90-\xbf]|\xd1[\x80-\x8f]){3}|" + _LATIN)
MIXED = N_("the file mixes encodings: export it anew, as UTF-8")


class Spot(NamedTuple):
    """Where in a file something is: its row and its cell, and what stands around."""

    row: int
    cell: int
    around: bytes = b""


def not_encoded(path: Path, form: FileForm, spot: Spot | None = None) -> QmsError:
    """The refusal of a file that is not in the encoding told, with the first place."""
    with path.open("rb") as file:
        start = file.read(_AROUND)
    require_csv(path, start)
    found = spot or _first(path, form)
    looks = encoding_of(found.around or start)
    if start.startswith(_MARKS) or (b"\0" in start and looks == UNKNOWN):
        looks = WIDE
    elif looks == UNKNOWN and start.isascii():
        looks = DAMAGED
    return QmsError(
        _("{path}, row {row}, cell {column}: this is not {encoding}").format(
            path=path.name, row=found.row, column=found.cell, encoding=form.encoding
        ),
        hint=_hint(looks, form),
    )


def _hint(looks: str, form: FileForm) -> str:
    if looks == UNKNOWN:
        return _("export the log as a CSV in UTF-8")
    if looks == MIXED or (looks == DAMAGED and form.encoding == "utf-8"):
        return _(MIXED)
    return _("it looks like {encoding}: say so under file in the case log").format(
        encoding="utf-8" if looks == DAMAGED else _(looks)
    )


def _first(path: Path, form: FileForm) -> Spot:
    """The first place that cannot be decoded, by line ends and separators before it."""
    decoder = codecs.getincrementaldecoder(form.encoding)()
    row, before = 1, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if chunk.endswith(b"\r"):
                chunk += file.read(1)
            pending = decoder.getstate()[0]
            try:
                decoder.decode(chunk)
            except UnicodeError as error:
                if not isinstance(error, UnicodeDecodeError):
                    break
                at = max(0, error.start - len(pending))
                told = before + chunk[:at]
                line = re.split(rb"\r\n|\r|\n", told)
                cell = line[-1].count(form.separator.encode()) + 1
                around = chunk[max(0, at - _AROUND) : at + _AROUND]
                return Spot(row + len(line) - 1, cell, around)
            parts = re.split(rb"\r\n|\r|\n", before + chunk)
            row, before = row + len(parts) - 1, parts[-1][-_CHUNK:]
    return Spot(row, 1)


class OneEncoding:
    """What sees that cells of a file of single bytes are UTF-8 after all."""

    def __init__(self, path: Path, form: FileForm) -> None:
        self.path, self.form = path, form
        self.is_needed = bool(_SINGLE.match(form.encoding))
        self._is_other = lru_cache(maxsize=10_000)(self._looks_other)

    def require(
        self, number: int, cells: Sequence[str], places: Collection[int]
    ) -> None:
        """Raise QmsError where a cell that is needed is written in UTF-8."""
        for at in places:
            if not cells[at].isascii() and self._is_other(cells[at]):
                raise QmsError(
                    _(
                        "{path}, row {row}, cell {column}: UTF-8 in a file told to be "
                        "{encoding}"
                    ).format(
                        path=self.path.name,
                        row=number,
                        column=at + 1,
                        encoding=self.form.encoding,
                    ),
                    hint=_hint(self._looks(), self.form),
                )

    def _looks(self) -> str:
        """Whether the whole file is UTF-8, or only some of it."""
        try:
            with self.path.open(encoding="utf-8") as file:
                while file.read(_CHUNK):
                    pass
        except UnicodeDecodeError:
            return MIXED
        return DAMAGED

    def _looks_other(self, cell: str) -> bool:
        return bool(_WHOLE.search(cell.encode(self.form.encoding, errors="ignore")))
