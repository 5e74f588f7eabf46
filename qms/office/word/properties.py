"""What Word notes of a document beside its text: title, author, language."""

from __future__ import annotations

import unicodedata
from collections import Counter
from xml.etree.ElementTree import Element

from qms.office.word.parts import Part, Parts
from qms.office.xml import within

_KEPT = frozenset(
    {
        "category",
        "company",
        "contentStatus",
        "created",
        "creator",
        "description",
        "keywords",
        "language",
        "lastModifiedBy",
        "manager",
        "modified",
        "revision",
        "subject",
        "title",
        "version",
    }
)
_KINDS = ("core-properties", "coreProperties", "extended-properties")


def properties_of(parts: Parts, main: Part, styles: Element | None) -> dict[str, str]:
    """The properties that say something, as text."""
    package = parts.whole()
    found: dict[str, str] = {}
    for kind in _KINDS:
        for part in parts.pointed(package, kind):
            found |= _named(part.root)
    for part in parts.pointed(package, "custom-properties"):
        for element in part.root.iter("custom:property"):
            found.setdefault(element.get("name", ""), _text(element))
    found.setdefault("language", _language(main.root, styles))
    return {name: text for name, text in found.items() if name and text}


def _named(root: Element) -> dict[str, str]:
    """The properties whose names are those of the format."""
    named = {}
    for element in root:
        name = element.tag.partition(":")[2]
        named[name[:1].lower() + name[1:]] = _text(element)
    return {name: text for name, text in named.items() if name in _KEPT and text}


def _text(element: Element) -> str:
    text = " ".join("".join(element.itertext()).split())
    return unicodedata.normalize("NFC", text)


def _language(root: Element, styles: Element | None) -> str:
    """The language that most of the text is marked with, or else set in."""
    usual = ""
    for element in styles.iter("w:lang") if styles is not None else ():
        usual = usual or element.get("w:val", "")
    marked: Counter[str] = Counter()
    for run in root.iter("w:r"):
        language = within(run, "w:rPr/w:lang")
        own = language.get("w:val", "") if language is not None else ""
        marked[own or usual] += sum(len(text.text or "") for text in run.iter("w:t"))
    return marked.most_common(1)[0][0] if marked else usual
