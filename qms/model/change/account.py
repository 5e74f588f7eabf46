"""The account of a change: what it does to each document, record and act, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.hands import Hand
from qms.model.change.laid import Number
from qms.model.finding import Scrap
from qms.model.redline.block import Redline
from qms.model.register import Key

NEW = N_("new draft")
EDITED = N_("edited")
ALTERED = N_("edited under a number that was put up")
REVISION = N_("next revision")
EDITION = N_("next edition")
OTHER_NUMBER = N_("another revision number")
RENUMBERED = N_("another number than {name}")
MOVED = N_("moved from {path}")
REMOVED = N_("deleted")
VOID = N_("an act that does not hold")
GONE = N_("what was put up is gone")
FILES = N_("attached files changed")
RULES = N_("rules of the house changed")
SETTINGS = N_("settings changed")


class Said(NamedTuple):
    """A sentence marked for translation, with what its places hold."""

    sentence: str
    values: Mapping[str, Scrap] = {}


@dataclass(frozen=True)
class StepTaken:
    """A step of approval: who has signed it, and the offices that have yet to."""

    name: str
    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nobody's signature lacks any more."""
        return not self.offices


@dataclass(frozen=True)
class Course:
    """How far a text has come: its steps, and what has to be done next.

    `steps` are those that the base's governance demands; `in_force` is the first day
    of a text that the change itself brings into force.
    """

    steps: tuple[StepTaken, ...] = ()
    hands: tuple[Hand, ...] = ()
    in_force: date | None = None


@dataclass(frozen=True)
class Text:
    """A text before and after a change, compared; `name` is its file's where needed.

    `redline` is None where the two cannot be compared, are too long for it, or hold
    what must not be shown.
    """

    name: str
    redline: Redline | None
    is_whole: bool = False
    is_hidden: bool = False


@dataclass(frozen=True)
class Dependent:
    """Something that rests on a document: what it is called, where, and how it rests.

    `rest` is one of the constants of `dependents`; `detail` what in it does.
    """

    rest: str
    name: str
    title: str = ""
    detail: str = ""


@dataclass(frozen=True)
class DocumentAccount:
    """What a change does to a document or language version.

    `natures` tell what happens to its text, `acts` what was signed about it;
    `language` is that of its text.
    """

    key: Key
    title: str
    language: str
    kind: str
    path: str
    before: Number | None
    after: Number | None
    natures: tuple[Said, ...]
    acts: tuple[str, ...]
    course: Course
    texts: tuple[Text, ...] = ()
    files: tuple[Said, ...] = ()
    dependents: tuple[Dependent, ...] = ()
    summary: str = ""
    reason: str = ""

    @property
    def is_altered(self) -> bool:
        """Whether there are words that changed."""
        return bool(self.texts or self.files)


@dataclass(frozen=True)
class LogLine:
    """A line that was added to the log of a record."""

    day: str
    person: str
    note: str


@dataclass(frozen=True)
class RecordAccount:
    """What a change does to a record; one that is hidden is not quoted."""

    id: str
    kind: str
    title: str
    path: str
    natures: tuple[Said, ...]
    lines: tuple[LogLine, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True)
class ActAccount:
    """A signed act that a change adds; one that cannot be read has no `act`.

    It `holds` where its signature verifies, and its signer could do it.
    """

    path: str
    act: str = ""
    day: date | None = None
    person: str = ""
    office: str = ""
    acting_for: str = ""
    step: str = ""
    kind: str = ""
    subjects: tuple[str, ...] = ()
    reason: str = ""
    effective: date | None = None
    is_withdrawal: bool = False
    holds: bool = True


@dataclass(frozen=True)
class Account:
    """All that a change does; `others` are files of no document and no record."""

    documents: tuple[DocumentAccount, ...] = ()
    records: tuple[RecordAccount, ...] = ()
    acts: tuple[ActAccount, ...] = ()
    others: tuple[str, ...] = ()
