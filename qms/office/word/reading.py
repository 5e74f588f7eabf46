"""What is gathered while a document of Word is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from qms.model.importing.source import Told
from qms.office.pictures import Album
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
    told: list[Told] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    contents: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)

    @contextmanager
    def at(self, part: Part) -> Iterator[None]:
        """Read in another part, whose pointers are its own."""
        before, self.part = self.part, part
        try:
            yield
        finally:
            self.part = before

    def tell(self, sentence: str, **values: str | int) -> None:
        """Tell something of the file, once in the same words."""
        told = Told(sentence, values)
        if told not in self.told:
            self.told.append(told)

    def tell_text(self, sentence: str, text: str) -> None:
        """Tell a text that does not stand in the blocks; each, however often."""
        bare = " ".join(text.split())
        if bare:
            self.told.append(Told(sentence, {"text": bare}))

    def count(self, sentence: str, count: int = 1) -> None:
        """Count what is told once, with how often it was met."""
        self.counted[sentence] += count

    def note(self, kind: str, id: str) -> int:
        """The number of a note, by the order in which notes are called."""
        return self.notes.setdefault((kind, id), len(self.notes) + 1)
