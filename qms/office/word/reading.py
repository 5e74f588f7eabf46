"""What is gathered while a document of Word is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from qms.office.pictures import Album
from qms.office.telling import Telling
from qms.office.word.fields import Fields
from qms.office.word.numbering import Lists
from qms.office.word.parts import Part, Parts
from qms.office.word.styles import Styles


@dataclass
class Reading:
    """A document as far as it was read, and the part that the reading is in."""

    parts: Parts
    part: Part
    styles: Styles
    lists: Lists
    album: Album = field(default_factory=Album)
    fields: Fields = field(default_factory=Fields)
    telling: Telling = field(default_factory=Telling)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)

    @contextmanager
    def at(self, part: Part) -> Iterator[None]:
        """Read in another part, whose pointers are its own."""
        before, self.part = self.part, part
        try:
            yield
        finally:
            self.part = before

    def note(self, kind: str, id: str) -> int:
        """The number of a note, by the order in which notes are called."""
        return self.notes.setdefault((kind, id), len(self.notes) + 1)
