"""Reading ahead: many texts of which nothing is remembered, by two processes.

What they find is remembered as ever, and the register is then read as ever. So there is
one way of reading, and where nothing may be remembered, nothing is read ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qms.model.card import card_of
from qms.model.document import Document
from qms.model.finding import Finding
from qms.rules.judge import judge_document
from qms.store.cards import CardReader
from qms.store.house import HouseFiles
from qms.store.register import RegisterReader
from qms.store.workers import shared_out, workers

FEW = 200
PORTION = 25

Rows = tuple[dict[str, str], dict[str, str]]


def read_ahead(root: Path, files: HouseFiles, meanwhile: Iterator[None]) -> None:
    """Remember the facts, findings and cards of texts that nobody read before.

    `meanwhile` is what this process does, a step at a time, while others read.
    """
    processes = workers()
    reader, cards = _readers(root, files)
    strange = reader.strange() if processes > 1 else []
    if len(strange) < FEW or reader.cache.seal is None:
        return
    portions = [
        strange[start : start + PORTION] for start in range(0, len(strange), PORTION)
    ]

    def rows(paths: list[str]) -> Rows:
        reader.remember(paths)
        return reader.cache.taken(), cards.cache.taken()

    for facts, told in shared_out(rows, portions, processes, lambda: None):
        reader.cache.give(facts)
        cards.cache.give(told)
        next(meanwhile, None)
    reader.cache.save()
    cards.save()


def _readers(root: Path, files: HouseFiles) -> tuple[RegisterReader, CardReader]:
    """A reader that keeps the card of each text that it judges, and where they go."""
    cards = CardReader(root, files)

    def judged(document: Document) -> list[Finding]:
        found = list(judge_document(document))
        cards.keep(card_of(document))
        return found

    return RegisterReader(root, judged, lambda _sheet: (), is_daily=True), cards
