"""XML read without danger: no entities, bounded in size and depth.

Tags are given with the prefixes of this module, whatever a file calls them, and the
strict variant of Word's format reads as the usual one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from qms.i18n import _
from qms.office.limits import Limits
from qms.office.refused import RefusedError

_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office/word"
PREFIXES = {
    f"{_OPEN}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OPEN}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OPEN}/package/2006/relationships": "rel",
    f"{_OPEN}/package/2006/content-types": "ct",
    f"{_OPEN}/package/2006/metadata/core-properties": "cp",
    f"{_OPEN}/officeDocument/2006/extended-properties": "ep",
    f"{_STRICT}/officeDocument/extendedProperties": "ep",
    f"{_OPEN}/officeDocument/2006/custom-properties": "custom",
    f"{_STRICT}/officeDocument/customProperties": "custom",
    f"{_OPEN}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OPEN}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_OPEN}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_OPEN}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OPEN}/markup-compatibility/2006": "mc",
    f"{_MICROSOFT}/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "table",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
}


class _StoppedError(Exception):
    """The reading ends here, for a reason that is the refusal's."""


@dataclass
class _Reading:
    """The tree as far as it was read, and how deep the reading stands."""

    limits: Limits
    tree: TreeBuilder = field(default_factory=TreeBuilder)
    depth: int = 0
    count: int = 0
    names: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > self.limits.depth:
            raise _StoppedError(
                _("it is nested more than {most} deep"), self.limits.depth
            )
        if self.count > self.limits.elements:
            raise _StoppedError(
                _("it has more than {most} elements"), self.limits.elements
            )
        named = {self._short(key): value for key, value in attributes.items()}
        self.tree.start(self._short(tag), named)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(self._short(tag))

    def _short(self, name: str) -> str:
        found = self.names.get(name)
        if found is None:
            space, _split, local = name.rpartition("}")
            prefix = PREFIXES.get(space, space)
            found = f"{prefix}:{local}" if prefix else local
            self.names[name] = found
        return found


def _forbid(*_declared: object) -> None:
    raise _StoppedError(_("it declares a document type, as attacks do"), 0)


def parsed(data: bytes, name: str, limits: Limits) -> Element:
    """The tree of a part; raises RefusedError for what is no XML or too much of it."""
    if len(data) > limits.text_part:
        raise _refused(name, _("it is larger than {most} bytes"), limits.text_part)
    reading = _Reading(limits)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _forbid
    parser.EntityDeclHandler = _forbid
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.tree.data
    try:
        parser.Parse(data, True)
        return reading.tree.close()
    except _StoppedError as stopped:
        sentence, most = stopped.args
        raise _refused(name, sentence, most) from stopped
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as error:
        raise _refused(name, _("it is no whole XML"), 0) from error


def within(element: Element | None, path: str) -> Element | None:
    """The first element at a path of children, such as `w:pPr/w:numPr`."""
    for tag in path.split("/"):
        element = element.find(tag) if element is not None else None
    return element


def _refused(name: str, sentence: str, most: int) -> RefusedError:
    return RefusedError(
        _("the part {name} cannot be read: {reason}").format(
            name=name[:100], reason=sentence.format(most=most)
        ),
        hint=_("open the file in the program that made it, and save it anew"),
    )
