"""Diff: what changed in a document between two of its texts, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from qms.actions.control import read_control, today_of
from qms.actions.documents import read_facts
from qms.actions.named import document_named
from qms.actions.unknown import unknown
from qms.errors import QmsError, UsageError
from qms.i18n import N_, _
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.fault import Weight
from qms.model.approval.submission import GOVERNANCE
from qms.model.approval.text_in_force import round_named
from qms.model.facts import Facts
from qms.model.redline.block import Redline
from qms.model.redline.comparison import Written, redline
from qms.model.register import PEOPLE_PATH, PROFILE_PATH, Register
from qms.store.archived import archived_document
from qms.store.bytes import digest_of, read_file
from qms.store.documents import parse
from qms.store.ordinary import hash_file

WORKING = "working"
GOVERNANCE_PATHS = (PEOPLE_PATH, PROFILE_PATH)
_GOVERNANCE_NAMES = tuple(path.rpartition("/")[2] for path in GOVERNANCE_PATHS)
NEW, GONE, CHANGED = (
    N_("{path} is new"),
    N_("{path} is gone"),
    N_("{path} was changed"),
)


@dataclass(frozen=True)
class Asked:
    """Which document, in which language (its own if empty), from which text to which.

    A text is a revision (`2.1`), a submission (`round-1-4be02f97`) or `working`; empty
    for the text in force, and behind it the working one.
    """

    document: str
    language: str = ""
    old: str = ""
    new: str = WORKING


@dataclass(frozen=True)
class Text:
    """One side: its name, its texts by path, and its other files by digest.

    `note` is a sentence on what is wrong with it, if anything is.
    """

    name: str
    written: Mapping[str, Written]
    files: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Difference:
    """What changed in each text, by path, and sentences on all besides."""

    document: str
    old: str
    new: str
    redlines: Mapping[str, Redline]
    notes: tuple[str, ...]


def diff(root: Path, now: datetime, asked: Asked) -> Difference:
    """What changed; raises UsageError on a text that is not there."""
    finder = _Finder(root, now, asked)
    old, new = finder.text(asked.old), finder.text(asked.new or WORKING)
    paths = dict.fromkeys((*new.written, *old.written))
    nothing = Written()
    found = {
        path: redline(old.written.get(path, nothing), new.written.get(path, nothing))
        for path in paths
    }
    notes = (*filter(None, (old.note, new.note)), *_files(old, new))
    return Difference(finder.document, old.name, new.name, found, notes)


class _Finder:
    """Finds the texts of one document or language version."""

    def __init__(self, root: Path, now: datetime, asked: Asked) -> None:
        self.root = root
        self.control: Control = read_control(root, None, now)
        self.day = today_of(self.control)
        self.register: Register = read_facts(root, self.day)
        self.document = asked.document.upper()
        source = self.register.by_id.get(self.document)
        is_version = bool(asked.language) and (
            source is None or source.language != asked.language
        )
        self.version = asked.language if is_version else ""
        self.rounds = self.control.rounds.get((self.document, self.version), ())

    def text(self, word: str) -> Text:
        """The text that a word names."""
        if word != WORKING:
            return self._archived(self._round(word))
        if self.document == GOVERNANCE:
            paths = {path.rpartition("/")[2]: path for path in GOVERNANCE_PATHS}
            return Text(_("working text"), self._read(paths))
        return self._working()

    def _working(self) -> Text:
        facts = self._facts()
        folder, _slash, name = facts.path.rpartition("/")
        files = {
            each: hash_file(f"{self.root}/{folder}/{each}")[0]
            for each in facts.attachments
        }
        main = f"{facts.id}.{name.rpartition('.')[2]}"
        return Text(_("working text"), self._read({main: facts.path}), files)

    def _read(self, paths: Mapping[str, str]) -> dict[str, Written]:
        """The texts at some paths, by the names that an archive would give."""
        found = {}
        for name, path in paths.items():
            reading = read_file(self.root / path)
            digest = digest_of(reading.data)
            parsed = parse(path, reading, self.register.house, digest)
            found[name] = Written.of(parsed.document)
        return found

    def _facts(self) -> Facts:
        if not self.version:
            return document_named(self.register, self.document)
        for each in self.register.versions:
            if (each.id, each.language) == (self.document, self.version):
                return each
        raise UsageError(
            _("{id} is not written in {language}").format(
                id=self.document, language=self.version
            )
        )

    def _archived(self, found: Round) -> Text:
        submission = found.submission
        names = [submission.main] if submission and submission.main else []
        if submission and submission.is_governance:
            names = [each for each in submission.content if each in _GOVERNANCE_NAMES]
        if submission is None or not names:
            raise QmsError(
                _("{name} holds no text that could be compared").format(name=found.name)
            )
        house = self.register.house
        written = {
            each: Written.of(archived_document(self.root, found, house, each))
            for each in names
        }
        files = {
            path: digest
            for path, digest in submission.content.items()
            if path not in names
        }
        name = f"{submission.label} ({found.name.rpartition('/')[2]})"
        is_broken = any(each.weight is Weight.FAILED for each in found.faults)
        note = _("the archive of {name} was altered: see qms verify").format(name=name)
        return Text(name, written, files, note if is_broken else "")

    def _round(self, word: str) -> Round:
        if not self.rounds and not word and self.document != GOVERNANCE:
            self._facts()
        if not word:
            status = self.control.status(self.document, self.version, self.day)
            if status.in_force is None:
                raise QmsError(
                    _("no text of {id} is in force").format(id=self.document),
                    hint=_("name the text to compare with: {known}").format(
                        known=self._known()
                    ),
                )
            return status.in_force.round
        fitting = round_named(self.control, self.rounds, word)
        if fitting is not None:
            return fitting
        if not self.rounds:
            known = {document for document, _version in self.control.rounds}
            raise unknown(self.document, {*known, *self.register.by_id})
        raise UsageError(
            _("{id} has no text {name}").format(id=self.document, name=word),
            hint=_("there are: {known}").format(known=self._known()),
        )

    def _known(self) -> str:
        names = [
            each.submission.label if each.submission else each.name
            for each in self.rounds
        ]
        return ", ".join([*dict.fromkeys(names), WORKING])


def _files(old: Text, new: Text) -> Iterator[str]:
    for path in sorted({*old.files, *new.files}):
        if path not in old.files:
            yield _(NEW).format(path=path)
        elif path not in new.files:
            yield _(GONE).format(path=path)
        elif old.files[path] != new.files[path]:
            yield _(CHANGED).format(path=path)
