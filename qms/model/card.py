"""The card of a text: what the pages of a site need of it without reading it again.

Like facts, a card holds texts only and survives a round through JSON, so that it can
be kept by the digest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qms.model.definitions import Definition, definitions
from qms.model.document import Document
from qms.model.facts import Facts
from qms.model.gathering import facts_of
from qms.model.inline import plain
from qms.model.located import Fields
from qms.model.row import cells

_ITEM_MARK = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+")
_MEANT = re.compile(r"[\s*_:–—=-]+")


class StepCard(NamedTuple):
    """A structured step, as typed; of a language version, its texts under its id."""

    id: str
    title: str
    office: str
    within: str
    input: str
    output: str
    form: str


class TermCard(NamedTuple):
    """A defined term or abbreviation with its meaning, in plain text."""

    term: str
    meaning: str


class Card(NamedTuple):
    """What is kept of a text.

    `facts` are those of the register; `headings` are titles with their anchors;
    `summary` and `reason` are those of its change.
    """

    facts: Facts
    steps: tuple[StepCard, ...] = ()
    terms: tuple[TermCard, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    reason: str = ""

    @property
    def title(self) -> str:
        """The title, else the id."""
        return self.facts.title or self.facts.id


def card_of(document: Document) -> Card:
    """The card of a text that was read."""
    change = document.head.fields("change")
    return Card(
        facts=facts_of(document),
        steps=tuple(_steps(document)),
        terms=tuple(_terms(document)),
        headings=tuple((each.title, each.anchor) for each in document.outline.headings),
        summary=str(change.text("summary")),
        reason=str(change.text("reason")),
    )


def _steps(document: Document) -> Iterator[StepCard]:
    for row in document.steps:
        yield _step(str(row.text("id")), row)
    for name, texts in document.step_texts.items():
        if isinstance(texts, Fields):
            yield _step(str(name), texts)


def _step(name: str, row: Fields) -> StepCard:
    return StepCard(name, *(str(row.text(each)) for each in StepCard._fields[1:]))


def meanings_in(document: Document) -> Iterator[tuple[Definition, str]]:
    """What a text defines, each with its meaning in plain text."""
    lines = document.outline.lines
    for each in definitions(document):
        meaning = _meaning(lines[each.index], each.term)
        if meaning:
            yield each, meaning


def _terms(document: Document) -> Iterator[TermCard]:
    for each, meaning in meanings_in(document):
        yield TermCard(each.term, meaning)


def _meaning(line: str, term: str) -> str:
    """What a line says of the term that it defines."""
    if line.lstrip().startswith("|"):
        columns = cells(line)
        return plain(columns[1]) if len(columns) > 1 else ""
    text = plain(_ITEM_MARK.sub("", line, count=1))
    rest = text[len(term) :] if text.startswith(term) else ""
    parted = _MEANT.match(rest)
    return rest[parted.end() :].rstrip(" ;.") if parted else ""
