"""A foreign file of any format as a source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from qms.i18n import N_, _
from qms.model.importing.source import Source, Told
from qms.office.kinds import format_of
from qms.office.limits import MEGABYTE, USUAL, Limits
from qms.office.odt.read import read_odt
from qms.office.old_word import read_old_word
from qms.office.refused import RefusedError
from qms.office.rtf import read_rtf
from qms.office.web import read_web
from qms.office.word.read import read_word

MISNAMED = N_("the name ends in {suffix}, but the file is of the format {format}")
_NAMES = {
    ".docx": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".doc": "doc",
    ".dot": "doc",
    ".rtf": "rtf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
SUFFIXES = tuple(_NAMES)
_READERS: dict[str, Callable[[str, bytes, str, Limits], Source]] = {
    "docx": lambda name, data, _encoding, limits: read_word(name, data, limits),
    "doc": lambda name, data, _encoding, limits: read_old_word(name, data, limits),
    "odt": lambda name, data, _encoding, limits: read_odt(name, data, limits),
    "rtf": lambda name, data, _encoding, limits: read_rtf(name, data, limits),
    "html": read_web,
}


def read_source(
    name: str, data: bytes, encoding: str = "", limits: Limits = USUAL
) -> Source:
    """The source that a file is; raises RefusedError, which tells why it is not read.

    `encoding` is for formats that do not tell theirs; the empty one is found out.
    """
    if len(data) > limits.file:
        raise RefusedError(
            _("the file is larger than {most} megabytes").format(
                most=limits.file // MEGABYTE
            ),
            hint=_("make its pictures smaller, or keep the file as an attachment"),
        )
    suffix = PurePath(name).suffix.lower()
    form = format_of(data, suffix)
    source = _read(form, name, data, encoding, limits)
    if _NAMES.get(suffix, form) != form:
        told = Told(MISNAMED, {"suffix": suffix, "format": form})
        source = replace(source, told=(told, *source.told))
    return source


def _read(form: str, name: str, data: bytes, encoding: str, limits: Limits) -> Source:
    try:
        return _READERS[form](name, data, encoding, limits)
    except RecursionError as error:
        raise RefusedError(
            _("the file is nested deeper than any person writes"),
            hint=_("ask who sent it for another one"),
        ) from error
