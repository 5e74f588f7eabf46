"""What is gathered while an OpenDocument text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.office.inline import Piece
from qms.office.limits import Limits
from qms.office.odt.styles import Styles
from qms.office.package import Package
from qms.office.pictures import Album
from qms.office.telling import MISSING, OUTSIDE, UNDESCRIBED, UNSHOWN, Telling


@dataclass
class Reading:
    """A text as far as it was read."""

    package: Package
    limits: Limits
    styles: Styles
    album: Album = field(default_factory=Album)
    telling: Telling = field(default_factory=Telling)
    notes: list[Element] = field(default_factory=list)

    def picture(self, target: str, words: str) -> list[Piece]:
        """The piece of a picture; what is lost is told."""
        name = target.removeprefix("./")
        if name not in self.package:
            sentence = OUTSIDE if ":" in target or ".." in target else MISSING
            self.telling.tell(sentence, text=target[:200])
            return []
        piece = self.album.shown(self.package.read(name), words)
        if piece is None:
            self.telling.tell(UNSHOWN, text=name.rpartition("/")[2])
            return []
        if not words.strip():
            self.telling.count(UNDESCRIBED)
        return [piece]
