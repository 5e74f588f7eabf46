"""The cards of texts, remembered by the digests of their bytes.

A card is a fact of bytes and of what the office has laid down; whether those bytes are
approved, nothing here tells.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from qms.model.approval.archive import Round
from qms.model.card import Card, StepCard, TermCard, card_of
from qms.model.document import Document
from qms.model.facts import Facts
from qms.store.archived import archived_document, content_path
from qms.store.bytes import digest_of, read_file
from qms.store.cache import Cache, Row
from qms.store.documents import parse
from qms.store.house import HouseFiles
from qms.store.rows import facts_from


class CardReader:
    """Gives the card of each text of a repository; one that did not change is kept.

    `known` are facts that are held anyway: a card of the same text holds no others.
    """

    def __init__(
        self, root: Path, files: HouseFiles, known: Iterable[Facts] = ()
    ) -> None:
        self.root = root
        self.facts = {f"sha256:{each.digest}": each for each in known}
        self.house = files.house
        self.cache = Cache(f"cards of {root.resolve()}", files.digest)

    def archived(self, found: Round, path: str = "") -> Card:
        """The card of an archived text, which its submission states by digest.

        Its bytes were held against that digest when the archive was read. Raises
        QmsError where the text cannot be read.
        """
        submission = found.submission
        name = path or (submission.main if submission else "")
        stated = submission.content.get(name, "") if submission else ""
        known = _card_from(self.cache.get(stated)) if stated else None
        if known is not None:
            path = content_path(found, name)
            facts = self.facts.get(stated, known.facts)
            return known._replace(facts=facts._replace(path=path))
        card = card_of(archived_document(self.root, found, self.house, name))
        self.cache.put(stated, _row_of(card))
        return card

    def keep(self, card: Card) -> None:
        """Keep the card of a text, by the digest that a submission of it states."""
        self.cache.put(f"sha256:{card.facts.digest}", _row_of(card))

    def working(self, path: str) -> Card:
        """The card of a working text; it is read, and never kept."""
        return card_of(self.document(path))

    def document(self, path: str) -> Document:
        """A working text."""
        reading = read_file(self.root / path)
        return parse(path, reading, self.house, digest_of(reading.data)).document

    def save(self) -> None:
        """Keep what is new."""
        self.cache.save()


def _row_of(card: Card) -> Row:
    return [list(card.facts), *card[1:]]


def _card_from(row: Row | None) -> Card | None:
    """The card of a row, and nothing if it is no row of ours."""
    if row is None or len(row) != len(Card._fields):
        return None
    facts, steps, terms, headings, summary, reason = row
    kept = facts_from(facts)
    if kept is None:
        return None
    try:
        return Card(
            kept,
            tuple(StepCard(*map(_shared, each)) for each in _lists(steps)),
            tuple(TermCard(*each) for each in _lists(terms)),
            tuple(
                (_shared(title), _shared(anchor)) for title, anchor in _lists(headings)
            ),
            str(summary),
            str(reason),
        )
    except (TypeError, ValueError):
        return None


def _shared(text: str) -> str:
    """A text that many documents have, kept once for all of them."""
    return sys.intern(str(text))


def _lists(value: object) -> list[list[str]]:
    return value if isinstance(value, list) else []
