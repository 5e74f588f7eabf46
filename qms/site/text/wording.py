"""Wording: what the page of a text depends on besides the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qms.i18n import N_
from qms.site.leaf import digest_of

TABLE = N_("Table {number}")
NO_WORDS = N_(
    "This picture has no words for those who cannot see it: write in the square"
    " brackets before its address what it shows."
)


@dataclass(frozen=True)
class Wording:
    """What a text is told with.

    `table` names a table for those who hear the page, with the place `{number}`. `ids`
    are those of the documents that the text names, `meanings` those of abbreviations.
    `remarks` are sentences on lines of the file, shown where they stand; `no_words` is
    the remark on a picture without words, and empty where nobody is to see it.
    """

    table: str = TABLE
    ids: frozenset[str] = frozenset()
    meanings: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    no_words: str = ""

    @property
    def digest(self) -> str:
        """Equal digests are equal wordings."""
        return digest_of(
            self.table,
            sorted(self.ids),
            sorted(self.meanings.items()),
            sorted(self.remarks.items()),
            self.no_words,
        )
