"""Elements of Word that only wrap what counts, and the choice among variants."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qms.model.importing.source import words_of

_OPEN = frozenset(
    {
        "w:sdtContent",
        "w:customXml",
        "w:smartTag",
        "w:ins",
        "w:moveTo",
        "w:dir",
        "w:bdo",
        "mc:Choice",
        "mc:Fallback",
    }
)
_TEXT = frozenset({"w:t", "w:delText", "m:t", "a:t", "c:v"})
_APART = frozenset({"w:p", "w:tab", "w:br", "w:cr", "a:p", "c:v"})
GONE = frozenset({"w:del", "w:moveFrom"})


def inside(element: Element) -> Iterator[Element]:
    """The children that count, taken out of what only wraps them.

    Content controls are left whole, since what they hold may be a mere prompt.
    """
    for child in element:
        if child.tag in _OPEN:
            yield from inside(child)
        elif child.tag == "mc:AlternateContent":
            yield from variant(child)
        else:
            yield child


def variant(element: Element) -> Iterator[Element]:
    """What counts of a passage that is written for newer and for older programs."""
    for branch in branches(element):
        yield from inside(branch)


def branches(element: Element) -> list[Element]:
    """The first variant, and the older one too where it says more."""
    choice = element.find("mc:Choice")
    fallback = element.find("mc:Fallback")
    if choice is None or fallback is None:
        return [each for each in (choice, fallback) if each is not None]
    more = words_of(text_of(fallback)) - words_of(text_of(choice))
    if more and text_of(choice).strip():
        return [choice, fallback]
    is_bare = not text_of(choice).strip() and next(choice.iter("a:blip"), None) is None
    return [fallback if is_bare else choice]


def text_of(element: Element) -> str:
    """All text under an element, paragraphs and cells apart."""
    texts = []
    for each in element.iter():
        if each.tag in _APART:
            texts.append(" ")
        if each.tag in _TEXT:
            texts.append(each.text or "")
    return "".join(texts)
