"""Ordinary files and folders only: what is listed and read here follows no link.

The archive comes from strangers. A link, a device, a file without end or without
permission is a reason in words, never an error and never a wait.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.fault import Fault, failed, note, unverifiable
from qms.store.bytes import OPEN, printable

ATTRIBUTES = ".gitattributes"
TEMPORARY = ".qms-"
CHUNK = 1024 * 1024
LINK = N_("{path} is a link: the archive holds files only, put the file itself there")
STRANGE = N_("{path} is no ordinary file: remove it")
CLOSED = N_("{path} cannot be read: see who may open it")
LARGE = N_("{path} is larger than any such file is")
TWINS = N_("{path} and {other} differ in small and capital letters only")
ATTRIBUTED = N_("this file would change how git treats the archive: remove it")
DROPPED = N_("a program left this behind: it may be deleted")
_OPEN = OPEN | getattr(os, "O_NONBLOCK", 0)
_DROPPINGS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


class Folder(NamedTuple):
    """What stands in a folder, by name, sorted.

    `faults` are of names that are neither files nor folders, of names that some
    systems take for one, and under the empty name of the folder itself.
    """

    files: list[str]
    folders: list[str]
    faults: dict[str, Fault]


def look_into(folder: str, path: str) -> Folder:
    """List a folder; `path` is what faults call it."""
    here = Folder([], [], {})
    try:
        with os.scandir(folder) as found:
            for entry in found:
                if entry.is_file(follow_symlinks=False):
                    here.files.append(entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    here.folders.append(entry.name)
                else:
                    reason = LINK if entry.is_symlink() else STRANGE
                    full = f"{path}/{entry.name}"
                    here.faults[entry.name] = fault_of(reason, full, "form")
    except OSError:
        here.faults[""] = fault_of(CLOSED, path, "form")
    here.files.sort()
    here.folders.sort()
    if len(here.files) + len(here.folders) > 1:
        _tell_twins(here, path)
    return here


def read_bytes(path: str, most: int) -> tuple[bytes, str]:
    """The bytes of an ordinary file and no reason, or why they are not all given.

    Of a file of more than `most` bytes its beginning is given.
    """
    try:
        handle = os.open(path, _OPEN)
    except OSError as error:
        return b"", LINK if error.errno == errno.ELOOP else CLOSED
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return b"", STRANGE
        data = os.read(handle, min(status.st_size, most) + 1)
        if len(data) != status.st_size:
            data = _rest(handle, data, most)
    except OSError:
        return b"", CLOSED
    finally:
        os.close(handle)
    return (data, "") if len(data) <= most else (data[:most], LARGE)


def hash_file(path: str) -> tuple[str, str]:
    """The digest (`sha256:…`) of a file of any size and no reason, or why not."""
    hashed = hashlib.sha256()
    try:
        handle = os.open(path, _OPEN)
        try:
            while data := os.read(handle, CHUNK):
                hashed.update(data)
        finally:
            os.close(handle)
    except OSError:
        return "", CLOSED
    return f"sha256:{hashed.hexdigest()}", ""


def digest_of(data: bytes) -> str:
    """The digest of bytes as the formats write it: `sha256:…`."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def fault_of(reason: str, path: str, check: str) -> Fault:
    """The fault of a file that is not, or not wholly, read for a reason given here."""
    make = unverifiable if reason is CLOSED else failed
    return make(check, reason, path=printable(path))


def stray(path: str) -> Fault | None:
    """What a name alone says of the whole archive: git's attributes, or a dropping."""
    name = path.rpartition("/")[2]
    if name.lower() == ATTRIBUTES:
        return failed("form", ATTRIBUTED)
    return note("form", DROPPED) if is_dropping(name) else None


def attributes_under(folder: str, path: str) -> Iterator[str]:
    """Where files stand below a folder that change how git treats others."""
    waiting = [(folder, path)]
    while waiting:
        full, shown = waiting.pop()
        with suppress(OSError), os.scandir(full) as found:
            for entry in found:
                if entry.name.lower() == ATTRIBUTES:
                    yield f"{shown}/{entry.name}"
                elif entry.is_dir(follow_symlinks=False):
                    below = (f"{full}/{entry.name}", f"{shown}/{entry.name}")
                    waiting.append(below)


def is_dropping(name: str) -> bool:
    """Whether a system, or qms when it was interrupted, leaves such a name behind."""
    return name.lower() in _DROPPINGS or name.startswith(TEMPORARY)


def _rest(handle: int, data: bytes, most: int) -> bytes:
    """The bytes as far as they go, or one more than most: the file grew or shrank."""
    pieces, size = [data], len(data)
    while size <= most and (more := os.read(handle, CHUNK)):
        pieces.append(more)
        size += len(more)
    return b"".join(pieces)[: most + 1]


def _tell_twins(here: Folder, path: str) -> None:
    names = [*here.files, *here.folders]
    if len({name.casefold() for name in names}) == len(names):
        return
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(name.casefold(), name)
        if other != name:
            values = {"path": printable(f"{path}/{name}"), "other": printable(other)}
            here.faults[name] = failed("form", TWINS, **values)
