"""Fix: the mechanical remedies, carried out on drafts, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from qms.actions.documents import read_register
from qms.actions.validate import Wanted, codes_named, is_under
from qms.actions.workings import number_of
from qms.errors import UsageError
from qms.i18n import _
from qms.model.approval.status import ALTERED, RETURNED, SAME
from qms.model.document import Document
from qms.model.facts import Facts
from qms.model.flaw import Flaw
from qms.model.house import House
from qms.model.register import Register
from qms.rules.remedies import MECHANICAL, remedied
from qms.store.act_files import carry_out
from qms.store.bytes import digest_of, raw_file, reading_of
from qms.store.documents import parse


class Mended(NamedTuple):
    """A file with its remedies: its bytes before and after, and the rules concerned."""

    path: str
    before: bytes
    after: bytes
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Fixed:
    """What was or would be mended, and the texts that stay for having been put up.

    `kept` are ids of documents by the paths of their files.
    """

    mended: tuple[Mended, ...]
    kept: dict[str, str]


def fix(
    root: Path,
    as_of: date,
    wanted: Wanted,
    now: datetime | None = None,
    *,
    is_rehearsal: bool = False,
) -> Fixed:
    """Mend what can be mended by a machine; as a rehearsal, nothing is written.

    Raises UsageError where a rule is asked for that has no such remedy.
    """
    codes = _mechanical(wanted)
    register = read_register(root, as_of, now=now)
    found: list[Mended] = []
    kept: dict[str, str] = {}
    for facts in _concerned(register, wanted, codes):
        mended = _mended(root, facts, register.house, codes)
        if mended is None:
            continue
        if _is_put_up(register, facts):
            kept[facts.path] = facts.id
        else:
            found.append(mended)
    if found and not is_rehearsal:
        changes: dict[str, bytes | None] = {each.path: each.after for each in found}
        carry_out(root, changes, "qms fix", commit=False)
    return Fixed(tuple(found), kept)


def _mechanical(wanted: Wanted) -> frozenset[str]:
    """The rules asked for that have a remedy; those named one by one must have it."""
    codes = codes_named(wanted.rules) & MECHANICAL
    if not codes:
        raise UsageError(
            _("no rule that was named can be mended by a machine"),
            hint=_("these can: {known}").format(known=", ".join(sorted(MECHANICAL))),
        )
    return codes


def _concerned(
    register: Register, wanted: Wanted, codes: frozenset[str]
) -> Iterator[Facts]:
    """The documents of which some rule with a remedy told."""
    told = {each.place.path for each in register.findings if each.code in codes}
    for facts in register.documents:
        if facts.path in told and is_under(facts.path, wanted.paths):
            yield facts


def _mended(
    root: Path, facts: Facts, house: House, codes: frozenset[str]
) -> Mended | None:
    before = raw_file(f"{root}/{facts.path}")
    if isinstance(before, Flaw):
        return None

    def parsed(data: bytes) -> Document | None:
        reading = reading_of(data)
        # a text that is read with blanks for some signs is no text to write back
        if not reading.is_readable:
            return None
        found = parse(facts.path, reading, house, digest_of(reading.data))
        return found.document if found.is_whole else None

    after, used = remedied(before, parsed, codes)
    return Mended(facts.path, before, after, tuple(sorted(used))) if used else None


def _is_put_up(register: Register, facts: Facts) -> bool:
    """Whether the text bears a number that was put up, and may not be written on."""
    key = (facts.id, facts.language if facts.translates else "")
    status = register.statuses.get(key)
    if status is None or status.working not in (SAME, ALTERED):
        return False
    control = register.control
    if status.next.state != RETURNED or control is None:
        return True
    rounds = control.rounds.get(key, ())
    returned = [each for each in rounds if each.name == status.next.round]
    return not any(
        each.submission and each.submission.number == number_of(facts)
        for each in returned
    )
