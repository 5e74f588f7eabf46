"""The ways from the page of a text to the documents that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from qms.model.card import Card
from qms.site.site import Site
from qms.site.text.places import document_in


@dataclass(frozen=True)
class WaysOut:
    """The ways from a page at `origin` about the text of `card`, in a language."""

    site: Site
    card: Card
    language: str
    origin: str

    def __call__(self, name: str, anchor: str = "") -> str:
        """The way to a document, to the anchor in it if there is one of that name."""
        has_anchor = anchor in self._anchors(name)
        mark = f"#{quote(anchor)}" if anchor and has_anchor else ""
        if name == self.card.facts.id:
            return mark
        address = self.site.address(name, self.language, self.origin)
        return f"{address}{mark}" if address else ""

    @property
    def ingredients(self) -> list[object]:
        """Everything that these ways depend on besides the page's own text."""
        return [
            (name, self.site.title(name, self.language), sorted(self._anchors(name)))
            if name in self.linked
            else (name, self.site.title(name, self.language))
            for name in sorted({*self.card.facts.mentioned, *self.linked})
        ]

    @property
    def linked(self) -> frozenset[str]:
        """The documents whose files the text links to."""
        return frozenset(self._linked())

    def _linked(self) -> Iterator[str]:
        for target in self.card.facts.links:
            name = document_in(target)
            if name:
                yield name

    def _anchors(self, name: str) -> frozenset[str]:
        """The anchors of the text of a document, in this language if it is shown."""
        if name == self.card.facts.id:
            return frozenset(self.card.facts.anchors.split("\n"))
        shelf = self.site.shelves.get(name)
        if shelf is None or not shelf.has_text:
            return frozenset()
        return frozenset(shelf.main.card_in(self.language).facts.anchors.split("\n"))
