"""The library: every text that may be shown, read and put on its shelf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from qms.errors import QmsError
from qms.model.approval import status as states
from qms.model.approval.archive import Round
from qms.model.approval.damage import is_broken
from qms.model.approval.ledger import Release
from qms.model.approval.status import Status
from qms.model.approval.submission import GOVERNANCE
from qms.model.card import Card
from qms.model.publication import (
    DRAFT,
    Audience,
    Candidate,
    Publication,
    Showing,
)
from qms.model.publishing import publish, showings_of
from qms.model.register import Register
from qms.store.cards import CardReader
from qms.store.house import HouseFiles

UNARCHIVED = (states.DRAFT, states.ALTERED)


def read_library(
    root: Path, register: Register, house: HouseFiles, audience: Audience
) -> Publication:
    """What a site shows of a register on its day."""
    reader = CardReader(root, house, register.documents)
    library = _Library(register, reader, audience)
    found = publish(library.candidates(), audience)
    reader.save()
    return found


class _Library:
    """Goes through the documents once."""

    def __init__(
        self, register: Register, reader: CardReader, audience: Audience
    ) -> None:
        self.register, self.reader, self.audience = register, reader, audience
        self.control = register.control
        self.rounds: Mapping[tuple[str, str], tuple[Round, ...]] = (
            self.control.rounds if self.control else {}
        )
        self.languages: dict[str, list[str]] = {}
        for document, language in self.rounds:
            if language:
                self.languages.setdefault(document, []).append(language)

    def candidates(self) -> Iterator[Candidate]:
        """Every document, by id."""
        ids = {document for document, _ in self.rounds}
        if self.audience.with_drafts:
            ids |= {each.id for each in self.register.sources}
        for document in sorted(ids - {GOVERNANCE}):
            yield self._candidate(document)

    def _candidate(self, document: str) -> Candidate:
        statuses = {"": self._status(document, "")}
        for language in sorted(self.languages.get(document, ())):
            statuses[language] = self._status(document, language)
        broken = frozenset(self._broken(document))
        cards = self._cards(document)
        rounds = {each.name: each for each in self.rounds.get((document, ""), ())}
        showings = [
            self._classified(self._translated(each, statuses))
            for each in showings_of(statuses[""], rounds, cards, self._is_known)
        ]
        showings.extend(self._drafts(document, statuses[""]))
        return Candidate(statuses, tuple(showings), broken)

    def _is_known(self, release: Release) -> bool:
        """Whether a text was released by the day."""
        rules = self.control.governance if self.control else None
        day = rules.day(release.signed_at) if rules else release.signed_at.date()
        return day <= self.register.as_of

    def _status(self, document: str, language: str) -> Status:
        known = self.register.statuses.get((document, language))
        return known or Status(document, language)

    def _cards(self, document: str) -> dict[str, Card]:
        """The cards of the released texts of a document, by their digests."""
        found: dict[str, Card] = {}
        for each in self.rounds.get((document, ""), ()):
            submission = each.submission
            if submission is None or submission.is_withdrawal or self._is_hurt(each):
                continue
            if self._is_released(each):
                card = self._card(each)
                if card is not None:
                    found[submission.content.get(submission.main, "")] = card
        return found

    def _card(self, found: Round) -> Card | None:
        try:
            card = self.reader.archived(found)
        except QmsError:
            return None
        submission = found.submission
        if submission is None or card.facts.id == submission.document:
            return card
        return card._replace(facts=card.facts._replace(id=submission.document))

    def _is_released(self, found: Round) -> bool:
        submission = found.submission
        if submission is None or self.control is None:
            return False
        key = submission.document, submission.version, submission.purpose
        releases = self.control.ledger.releases.get(key, ())
        return any(each.round.name == found.name for each in releases)

    def _is_hurt(self, found: Round) -> bool:
        damage = self.control.damage if self.control else {}
        return is_broken(damage.get(found.name, ()))

    def _broken(self, document: str) -> Iterator[str]:
        """The labels of the released revisions that are broken."""
        for each in self.rounds.get((document, ""), ()):
            submission = each.submission
            if submission is None or submission.is_withdrawal:
                continue
            if self._is_hurt(each) and self._is_released(each):
                yield submission.label

    def _translated(self, showing: Showing, statuses: Mapping[str, Status]) -> Showing:
        """The showing with its exact translations that were released."""
        cards: dict[str, Card] = {}
        rounds: dict[str, Round] = {}
        digest = showing.round.digest if showing.round else ""
        for language in statuses:
            for each in self.rounds.get((showing.document, language), ()):
                submission = each.submission
                if not language or submission is None or self._is_hurt(each):
                    continue
                is_shown = submission.translates == digest and self._has_come(
                    each, statuses[language]
                )
                card = self._card(each) if is_shown else None
                if card is not None:
                    cards[language], rounds[language] = card, each
        return replace(showing, versions=cards, version_rounds=rounds)

    def _has_come(self, found: Round, status: Status) -> bool:
        """Whether a translation is, or was once, in force on the day."""
        for each in status.revisions:
            if each.round == found.name and each.release is not None:
                return each.since is not None and each.since <= self.register.as_of
        return False

    def _classified(self, showing: Showing) -> Showing:
        """The showing with the classification of its kind where it states none."""
        if showing.classification:
            return showing
        kind = self.register.profile.kinds.get(showing.card.facts.kind)
        return replace(showing, classification=kind.classification if kind else "")

    def _drafts(self, document: str, status: Status) -> Iterator[Showing]:
        """The working text, where it is a draft and drafts were asked for.

        One that was altered under a number that was put up is a draft as well.
        """
        facts = self.register.by_id.get(document)
        is_draft = self.control is None or status.working in UNARCHIVED
        if facts is None or not self.audience.with_drafts or not is_draft:
            return
        card = self.reader.working(facts.path)
        label = f"{facts.edition}.{facts.revision}"
        found = Showing(document, DRAFT, label, card, facts.classification)
        yield self._classified(found)
