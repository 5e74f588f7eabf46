"""A zip package opened within bounds: nothing is written, nothing runs out.

What a package says of its parts is not believed: a part is read until its bound.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field

from qms.i18n import _
from qms.office.limits import MEGABYTE, Limits
from qms.office.refused import RefusedError

_ENCRYPTED = 1
_SMALL = 4 * MEGABYTE  # below it, no ratio does harm
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)


@dataclass
class Package:
    """The parts of a package by name, and how much of them was unpacked."""

    archive: zipfile.ZipFile
    limits: Limits
    entries: dict[str, zipfile.ZipInfo]
    unpacked: int = 0
    _kept: dict[str, bytes] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self.entries)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """The bytes of a part, which count once however often they are asked for."""
        if name not in self._kept:
            self._kept[name] = self._unpack(self.entries[name])
        return self._kept[name]

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        bound = self._bound(entry)
        try:
            with self.archive.open(entry) as part:
                data = part.read(bound + 1)
        except _BROKEN as error:
            raise _broken(entry.filename) from error
        if len(data) > bound:
            raise _too_large(entry.filename)
        self.unpacked += len(data)
        return data

    def _bound(self, entry: zipfile.ZipInfo) -> int:
        by_ratio = max(_SMALL, entry.compress_size * self.limits.ratio)
        return min(by_ratio, self.limits.unpacked - self.unpacked)


def opened(data: bytes, limits: Limits) -> Package:
    """The package in bytes, if it can be one; else it is refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        raise _broken("") from error
    _require_few(entries, limits)
    for entry in entries:
        _require_inside(entry.filename)
        if entry.flag_bits & _ENCRYPTED:
            raise locked()
    _require_once(entries)
    _require_sober(entries, limits)
    parts = [each for each in entries if not each.is_dir()]
    return Package(
        archive, limits, {each.filename.replace("\\", "/"): each for each in parts}
    )


def locked() -> RefusedError:
    """The refusal of a file that opens with a password only."""
    return RefusedError(
        _("the file is locked with a password"),
        hint=_("open it, remove the password, save it, and bring it in again"),
    )


def _require_few(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise RefusedError(
            _("the file has {count} parts, more than {most}").format(
                count=len(entries), most=limits.parts
            ),
            hint=_hostile(),
        )


def _require_inside(name: str) -> None:
    """A part lies within the package; one that does not is of hostile make."""
    steps = name.replace("\\", "/").split("/")
    if ".." in steps or steps[0] == "" or ":" in steps[0] or "\0" in name:
        raise RefusedError(
            _("a part of the file, {name}, wants to lie outside of it").format(
                name=name[:100]
            ),
            hint=_hostile(),
        )


def _require_once(entries: list[zipfile.ZipInfo]) -> None:
    """Two parts of one name are read by each program in its own way."""
    counted = Counter(each.filename.replace("\\", "/").lower() for each in entries)
    for name, count in counted.items():
        if count > 1:
            raise RefusedError(
                _("the part {name} stands {count} times in the file").format(
                    name=name[:100], count=count
                ),
                hint=_hostile(),
            )


def _require_sober(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """What a part says of its size may be a lie, but is refused if it is too much."""
    for entry in entries:
        if entry.file_size > max(_SMALL, entry.compress_size * limits.ratio):
            raise _too_large(entry.filename)
    if sum(each.file_size for each in entries) > limits.unpacked:
        raise RefusedError(
            _("unpacked, the file is larger than {most} megabytes").format(
                most=limits.unpacked // MEGABYTE
            ),
            hint=_("make its pictures smaller, or keep the file as an attachment"),
        )


def _too_large(name: str) -> RefusedError:
    return RefusedError(
        _("the part {name} swells beyond all measure when it is unpacked").format(
            name=name[:100]
        ),
        hint=_hostile(),
    )


def _broken(name: str) -> RefusedError:
    if name:
        what = _("the file is damaged: its part {name} cannot be unpacked").format(
            name=name[:100]
        )
    else:
        what = _("the file is damaged: it cannot be unpacked")
    return RefusedError(
        what, hint=_("open it in the program that made it, and save it anew")
    )


def _hostile() -> str:
    return _("no word processor makes such a file: ask who sent it for another one")
