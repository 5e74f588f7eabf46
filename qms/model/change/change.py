"""A change of a quality system, as the rules over changes see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from qms.model.change.laid import Laid
from qms.model.change.library import Library
from qms.model.change.pairs import DocumentChange, RecordChange
from qms.model.change.touched import Touched, told_path
from qms.model.house import House
from qms.model.organisation import People
from qms.model.register import ARCHIVE, Key, Register

if TYPE_CHECKING:
    from qms.model.approval.archive import Entry
    from qms.model.approval.control import Control

STATEMENTS = f"{ARCHIVE}/statements/"
PROCEDURES = "procedures/"
RECORDS = "records/"


@dataclass(frozen=True)
class Laws:
    """What an office has laid down on one side: its house, and who signs."""

    house: House = field(default_factory=House)
    people: People = field(default_factory=People)

    @property
    def is_there(self) -> bool:
        """Whether there is a quality system at all."""
        return bool(self.house.organisation.raw or self.house.profile.raw)


def _nothing() -> tuple[Register, Register]:
    today = date.min
    return Register(today), Register(today)


@dataclass(frozen=True)
class Change:
    """Two trees compared: the base, by whose laws it is judged, and the head.

    `laid` are the submissions of the documents that are touched, as their paths tell;
    `restored` the archived files that have again the bytes that were put up. `library`
    answers for the texts of the head that are not touched. `judged` gives the registers
    of both sides with what their approvals say, and reads the whole archive for it.
    """

    as_of: date
    touched: tuple[Touched, ...] = ()
    base: Laws = field(default_factory=Laws)
    head: Laws = field(default_factory=Laws)
    documents: tuple[DocumentChange, ...] = ()
    records: tuple[RecordChange, ...] = ()
    laid: Mapping[Key, tuple[Laid, ...]] = field(default_factory=dict)
    restored: frozenset[str] = frozenset()
    library: Library = field(default_factory=Library)
    judged: Callable[[], tuple[Register, Register]] = _nothing

    @cached_property
    def by_path(self) -> Mapping[str, Touched]:
        """What is touched, by its path."""
        return {each.path: each for each in self.touched}

    @cached_property
    def by_told_path(self) -> Mapping[str, Touched]:
        """The same by the paths as they are told, where a name is no text."""
        return {told_path(each.path): each for each in self.touched}

    def under(self, *folders: str) -> Iterator[Touched]:
        """What is touched under some folders, each named with its slash."""
        return (each for each in self.touched if each.path.startswith(folders))

    @cached_property
    def archived(self) -> tuple[Touched, ...]:
        """What is touched in the archive."""
        return tuple(self.under(f"{ARCHIVE}/"))

    @cached_property
    def pairs(self) -> tuple[DocumentChange, ...]:
        """The documents whose text is there afterwards, and another one than before."""
        return tuple(each for each in self.documents if each.after and each.is_altered)

    def was_put_up(self, key: Key) -> bool:
        """Whether a text was ever put up before the change."""
        return any(not each.is_new for each in self.laid.get(key, ()))

    def laid_of(self, key: Key) -> tuple[Laid, ...]:
        """The submissions of a text, withdrawals left out, the oldest number first."""
        every = self.laid.get(key, ())
        found = [each for each in every if not (each.is_withdrawal or each.is_gone)]
        return tuple(sorted(found, key=lambda each: each.number))

    @cached_property
    def registers(self) -> tuple[Register, Register]:
        """What the approvals said before, and say now."""
        return self.judged()

    @property
    def control_before(self) -> Control | None:
        """The approvals of the base, judged; None where there are none."""
        return self.registers[0].control

    @property
    def control_after(self) -> Control | None:
        """The approvals of the head, judged; None where there are none."""
        return self.registers[1].control

    @cached_property
    def people(self) -> People:
        """Who held which office before: by the governance in force, if there was."""
        control = self.control_before
        governance = control.governance if control else None
        return governance.people if governance else self.base.people

    @cached_property
    def acts(self) -> tuple[Entry, ...]:
        """The signed statements that the change adds, in the order of their files."""
        new = (each.path for each in self.under(STATEMENTS) if each.is_added)
        added = set(map(told_path, new))
        control = self.control_after if added else None
        entries = control.ledger.archive.entries if control else ()
        return tuple(each for each in entries if each.path in added)

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Where the very bytes of a removed file stand now, by its old path."""
        removed = {each.path: each.before for each in self.touched if each.is_removed}
        if not removed:
            return {}
        places: dict[str, str] = {}
        for each in self.touched:
            if each.is_added and each.after:
                # git's name where there is one: then nothing need be read
                places.setdefault(each.after.name or each.after.digest, each.path)
        found: dict[str, str] = {}
        for path, state in removed.items():
            names = (state.name, state.digest) if state else ()
            place = next((places[name] for name in names if name in places), None)
            if place is not None:
                found[path] = place
        return found
