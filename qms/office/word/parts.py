"""The parts of a document of Word, and which of them points to which."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from qms.i18n import _
from qms.office.limits import Limits
from qms.office.package import Package
from qms.office.refused import RefusedError
from qms.office.xml import parsed


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: to another part, or to an address outside."""

    kind: str
    target: str
    is_outside: bool


@dataclass
class Part:
    """A part of the package: its XML, and where it points."""

    name: str
    root: Element
    relations: dict[str, Relation] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[str]:
        """The names of the parts that it points to as of one kind."""
        found = [
            each.target
            for each in self.relations.values()
            if each.kind == kind and not each.is_outside
        ]
        return list(dict.fromkeys(found))


@dataclass
class Parts:
    """The parts of a package, each parsed once."""

    package: Package
    limits: Limits
    _read: dict[str, Part] = field(default_factory=dict)

    def part(self, name: str) -> Part:
        """A part by its name."""
        if name not in self._read:
            root = parsed(self.package.read(name), name, self.limits)
            self._read[name] = Part(name, root, self.relations(name))
        return self._read[name]

    def whole(self) -> Part:
        """The package itself, which points to its first parts."""
        return Part("", Element("package"), self.relations(""))

    def main(self) -> Part:
        """The part of the document itself."""
        found = [
            each.target
            for each in self.whole().relations.values()
            if each.kind == "officeDocument" and each.target in self.package
        ]
        if not found:
            raise RefusedError(
                _("this is no document of Word: its text is missing"),
                hint=_("open it in the program that made it, and save it as .docx"),
            )
        part = self.part(found[0])
        if part.root.tag != "w:document" or part.root.find("w:body") is None:
            raise RefusedError(
                _("this is no document of Word, but of another program"),
                hint=_("bring in documents of text only: .docx, .odt, .html, .rtf"),
            )
        return part

    def pointed(self, part: Part, kind: str) -> Iterator[Part]:
        """The parts of one kind that a part points to, and that are there."""
        for name in part.of_kind(kind):
            if name in self.package:
                yield self.part(name)

    def relations(self, name: str) -> dict[str, Relation]:
        """Where a part points; the empty name is the package itself."""
        folder, base = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        if where not in self.package:
            return {}
        root = parsed(self.package.read(where), where, self.limits)
        return {
            each.get("Id", ""): _relation(each, folder)
            for each in root.iter("rel:Relationship")
        }


def _relation(element: Element, folder: str) -> Relation:
    target = element.get("Target", "")
    kind = element.get("Type", "").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relation(kind, target, is_outside=True)
    path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relation(kind, path.lstrip("/"), is_outside=False)
