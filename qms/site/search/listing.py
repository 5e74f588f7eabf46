"""A page of what was measured, asked and planned, as it is found by its title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from qms.i18n import N_
from qms.model.folding import words_in
from qms.site import places
from qms.site.contents import LISTS, Listed
from qms.site.lists.start import ABOUT
from qms.site.site import Site

NAMES = frozenset(("results", "heard", "strategy", "indicators"))


@dataclass(frozen=True)
class Listing:
    """Such a page in a language."""

    site: Site = field(repr=False)
    listed: Listed
    language: str

    @property
    def key(self) -> str:
        """What tells its words from those of everything else."""
        return f"page {self.listed.name} {self.title} {self.about}"

    @property
    def title(self) -> str:
        """Its title in the language."""
        return self.site.voices[self.language].say(self.listed.title)

    @property
    def about(self) -> str:
        """What it is about, in a sentence."""
        return self.site.voices[self.language].say(ABOUT[self.listed.name])

    def words(self) -> tuple[frozenset[str], ...]:
        """Its words: those of the sentence in its text, those of its title above."""
        title = frozenset(words_in(self.title))
        return frozenset(words_in(self.about)) - title, frozenset(), title, frozenset()

    def told(self) -> str:
        """What it is about, as the script of the site reads it."""
        return json.dumps([["", "", self.about]], ensure_ascii=False)

    def row(self) -> list[str]:
        """What is told of a page that was found."""
        origin = places.listed(self.language, "search")
        address = places.way(origin, places.listed(self.language, self.listed.name))
        sort = self.site.voices[self.language].say(N_("Page"))
        return ["", self.title, "", address, sort, ""]


def listings_of(site: Site, language: str) -> Iterator[Listing]:
    """The pages that a site has."""
    for each in LISTS:
        if each.name in NAMES and (site.is_internal or not each.is_internal):
            yield Listing(site, each, language)
