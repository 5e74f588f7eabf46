"""The steps of a text as a list tells them: a version's texts over the source's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qms.model.card import StepCard
from qms.model.publication import Showing
from qms.site.said import Said

NONE = StepCard("", "", "", "", "", "", "")


@dataclass(frozen=True)
class ToldStep:
    """A step by its number; `language` is the source's, where it is not the list's."""

    number: int
    source: StepCard
    version: StepCard
    language: str

    @property
    def office(self) -> str:
        """The office that answers for it."""
        return self.source.office

    @property
    def title(self) -> Said:
        """What is done."""
        return self._said(self.source.title, self.version.title)

    @property
    def within(self) -> Said:
        """By when."""
        return self._said(self.source.within, self.version.within)

    @property
    def input(self) -> Said:
        """What it starts from."""
        return self._said(self.source.input, self.version.input)

    @property
    def output(self) -> Said:
        """What it leaves behind."""
        return self._said(self.source.output, self.version.output)

    def _said(self, source: str, version: str) -> Said:
        return Said(version) if version else Said(source, self.language)


def told_steps(showing: Showing, language: str) -> Iterator[ToldStep]:
    """The steps of a text in the order written, numbered from 1."""
    version = showing.versions.get(language)
    texts = {each.id: each for each in version.steps} if version else {}
    own = showing.card.facts.language
    mark = "" if own == language else own
    for number, each in enumerate(showing.card.steps, 1):
        yield ToldStep(number, each, texts.get(each.id, NONE), mark)
