"""A wave of a survey by its id, and what was asked in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from qms.actions.documents import read_register
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.document import Document
from qms.model.nearest import nearest
from qms.model.questionnaire import Questionnaire, questionnaire_of
from qms.model.record import Record
from qms.model.register import Register
from qms.model.revision import revision_text
from qms.model.wave import Wave, surveys


class Asked(NamedTuple):
    """A wave with its questionnaire: in its own language first, then in others.

    `is_draft` tells that nobody has released this revision.
    """

    record: Record
    wave: Wave
    versions: tuple[Questionnaire, ...]
    is_draft: bool

    def version(self, language: str = "") -> Questionnaire:
        """What was asked in a language, else in its own."""
        known = {each.language: each for each in self.versions}
        return known.get(language, self.versions[0])


def read_surveys(root: Path, as_of: date, now: datetime | None = None) -> Surveys:
    """The waves of a repository as of a day."""
    return Surveys(root, read_register(root, as_of, now=now))


class Surveys:
    """The waves of a repository, each with what was asked in it."""

    def __init__(self, root: Path, register: Register) -> None:
        self.root = root
        self.register = register

    def asked(self, name: str) -> Asked:
        """A wave by its id. Raises UsageError on another id, QmsError where what was
        asked cannot be read.
        """
        known = {wave.id: (record, wave) for record, wave in surveys(self.register)}
        found = known.get(name) or known.get(name.upper())
        if found is None:
            raise UsageError(
                _("no survey has the id {id}").format(id=name),
                hint=_("the nearest is: {near}").format(near=nearest(name, known)),
            )
        record, wave = found
        texts, is_draft = self._texts(wave)
        if not texts:
            raise QmsError(
                _("{id} {revision}, which {survey} names, cannot be found").format(
                    id=wave.questionnaire, revision=wave.revision, survey=wave.id
                ),
                hint=_("see what is wrong with it: qms validate"),
            )
        source, *others = texts
        versions = (questionnaire_of(source, each) for each in others)
        return Asked(record, wave, (questionnaire_of(source), *versions), is_draft)

    def _texts(self, wave: Wave) -> tuple[list[Document], bool]:
        """The source and its versions: released ones, else the working ones."""
        archived = list(self._archived(wave))
        if archived:
            return archived, False
        return list(self._working(wave)), True

    def _archived(self, wave: Wave) -> Iterator[Document]:
        control, name = self.register.control, wave.questionnaire
        if control is None or (name, "") not in control.rounds:
            return
        # the archive is read here only, and what reads it is slow to load
        from qms.actions.shown import shown_of

        tags = sorted({tag for each, tag in control.rounds if each == name} - {""})
        for key in ((name, tag) for tag in ("", *tags)):
            try:
                shown = shown_of(self.root, self.register, control, key, wave.revision)
            except UsageError:
                if not key[1]:
                    return
                continue
            if shown.document is not None:
                yield shown.document

    def _working(self, wave: Wave) -> Iterator[Document]:
        known = [
            each
            for each in self.register.charters
            if str(each.id) == wave.questionnaire
        ]
        for each in known:
            head = each.head
            number = revision_text(head.text("edition"), head.text("revision"))
            if not each.is_version and number == wave.revision:
                yield each
                yield from (other for other in known if other.is_version)
                return
