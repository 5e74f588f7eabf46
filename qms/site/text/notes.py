"""Footnotes in the order in which the text calls them; uncalled, they are none."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

_CALL = "footnote-ref"
_BACK = "footnote-backref"


def order_notes(root: Element) -> None:
    """Put the notes in order, number them, and leave out those that are not called."""
    holder = next((each for each in root if each.get("class") == "footnote"), None)
    if holder is None:
        return
    root.remove(holder)
    notes = holder[-1]
    by_id = {note.get("id", ""): note for note in notes}
    called = _called(root, by_id)
    notes[:] = []
    numbers = {name: number for number, name in enumerate(called, 1)}
    notes.extend(by_id[name] for name in called)
    if called:
        root.append(holder)
    for number, note in enumerate(notes, 1):
        for link in note.iter("a"):
            if link.get("class") == _BACK:
                link.set("title", f"↩ {number}")
    for link in root.iter("a"):
        if link.get("class") == _CALL:
            link.text = str(numbers.get(link.get("href", "")[1:], ""))


def _called(root: Element, by_id: dict[str, Element]) -> Iterable[str]:
    """The notes in the order of their first call, those that notes call after them."""
    called: dict[str, None] = {}
    places = [root]
    for place in places:
        for link in place.iter("a"):
            name = link.get("href", "")[1:]
            if link.get("class") == _CALL and name in by_id and name not in called:
                called[name] = None
                places.append(by_id[name])
    return called
