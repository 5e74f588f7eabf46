"""The content of a round: the very files that its submission states, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.fault import Fault, failed
from qms.model.approval.submission import Submission
from qms.model.located import Fields
from qms.store.bytes import MAX_BYTES, printable, reading_of
from qms.store.fields import Read, read_fields
from qms.store.ordinary import (
    LARGE,
    Folder,
    digest_of,
    fault_of,
    hash_file,
    is_dropping,
    look_into,
    read_bytes,
)

CONTENT = "content"
PEOPLE = f"{CONTENT}/people.yaml"
PROFILE = f"{CONTENT}/profile.yaml"
MISSING = N_("{path} is missing")
CHANGED = N_("{path} was changed")
UNLISTED = N_("nobody listed {path}")
CONVERTED = N_(
    "line ends were changed in {path}: git was told to convert them; see .gitattributes"
)
TEXTLESS = N_("its content holds no {path}")
TOO_LONG = N_("{path} is larger than any text that qms reads")
UNCLEAR = N_("{path} cannot be read in one way only: {code} in line {line}")
_HARMLESS = {"QMS103", "QMS104"}  # a mark of encoding, line ends: the meaning is one


class Held(NamedTuple):
    """What a round's folder holds: files, and faults, both by path from the folder."""

    files: set[str]
    faults: dict[str, Fault]


class Text(NamedTuple):
    """The bytes of a text as they stand, and whether the submission states them."""

    data: bytes
    is_as_stated: bool


Texts = dict[str, Text]


def walk(folder: str, here: Folder, names: list[str]) -> Held:
    """Go through a round's folder, listed already, and those of its folders named."""
    held = Held(set(here.files), {})
    for name, fault in here.faults.items():
        held.faults[name] = fault._replace(values={**fault.values, "path": name})
    waiting = list(names)
    while waiting:
        path = waiting.pop()
        if is_dropping(path.rpartition("/")[2]):
            held.files.add(path)
            continue
        below = look_into(f"{folder}/{path}", path)
        held.files.update(f"{path}/{name}" for name in below.files)
        waiting.extend(f"{path}/{name}" for name in below.folders)
        for name, fault in below.faults.items():
            held.faults[f"{path}/{name}" if name else path] = fault
    return held


def listed(submission: Submission) -> Mapping[str, str]:
    """The digests of a submission's files by path from the round's folder."""
    return {f"{CONTENT}/{path}": each for path, each in submission.content.items()}


def needed(submission: Submission) -> tuple[str, ...]:
    """The files without which a content says nothing, by path from the folder."""
    if submission.is_governance:
        return PEOPLE, PROFILE
    return (f"{CONTENT}/{submission.main or f'{submission.document}.md'}",)


def check(folder: str, held: Held, submission: Submission) -> tuple[Texts, list[Fault]]:
    """The texts needed, as they stand, and each file that is not as it was stated."""
    stated, texts = listed(submission), needed(submission)
    found: Texts = {}
    faults = [
        failed("content", TEXTLESS, path=path) for path in texts if path not in stated
    ]
    for path, digest in stated.items():
        if path not in held.files:
            if not _is_told(path, held.faults):
                faults.append(failed("content", MISSING, path=path))
            continue
        data, reason = read_bytes(f"{folder}/{path}", MAX_BYTES)
        if reason is LARGE and path not in texts:
            fault = _fault_of_large(f"{folder}/{path}", path, digest)
        else:
            fault = _fault(path, data, reason, digest)
        if fault:
            faults.append(fault)
        if path in texts:
            found[path] = Text(data, fault is None)
    return found, faults


def unlisted(held: Held, known: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each file beyond those known that people or programs meant to put."""
    for path in sorted(held.files - known.keys()):
        if not is_dropping(path.rpartition("/")[2]):
            yield failed("content", UNLISTED, path=printable(path))


def governance_fields(
    path: str, data: bytes, read: Read = read_fields
) -> tuple[Fields, list[Fault]]:
    """The fields of a file of governance, and what makes it mean two things or none."""
    reading = reading_of(data)
    fields, flaws = Fields(1, 1), list(reading.flaws)
    if reading.is_readable:
        fields, more = read(reading.text)
        flaws += more
    return fields, [
        failed("form", UNCLEAR, path=path, code=flaw.code, line=flaw.line)
        for flaw in flaws
        if flaw.code not in _HARMLESS
    ]


def _fault(path: str, data: bytes, reason: str, stated: str) -> Fault | None:
    """What is wrong with a file that was read, or was not for a reason."""
    if reason:
        return fault_of(TOO_LONG if reason is LARGE else reason, path, "content")
    if digest_of(data) == stated:
        return None
    is_converted = stated in {digest_of(each) for each in _conversions(data)}
    return failed("content", CONVERTED if is_converted else CHANGED, path=path)


def _fault_of_large(full: str, path: str, stated: str) -> Fault | None:
    """What is wrong with an attachment that is larger than any text."""
    digest, reason = hash_file(full)
    if reason:
        return fault_of(reason, path, "content")
    return None if digest == stated else failed("content", CHANGED, path=path)


def _conversions(data: bytes) -> Iterator[bytes]:
    """The bytes as they were before somebody's git changed the line ends."""
    yield data.replace(b"\r\n", b"\n")
    if b"\r" not in data:
        yield data.replace(b"\n", b"\r\n")


def _is_told(path: str, faults: Mapping[str, Fault]) -> bool:
    """Whether a fault of a path, or of a folder above, tells why it is not there."""
    parts = path.split("/")
    return any("/".join(parts[:end]) in faults for end in range(1, len(parts) + 1))
