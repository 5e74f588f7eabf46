"""The passages of a text: what a reader may look for, under which heading it stands.

Only what the page of the text shows: no comment, no markup, no target of a link, and
of a charter's fields those that are written for its readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qms.model.document import Document, texts_of
from qms.model.entities import unescaped
from qms.model.located import Fields, Items, Value
from qms.model.marks import BREAK, DEFINITION, FENCE, ITEM, ROW
from qms.model.outline import Outline
from qms.model.row import cells, is_ruler

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_NOTE = re.compile(r"\[\^[^\]]*\]:?")
_ADDED = re.compile(r"\{:?[ \t]*[#.][^}]*\}")
_ELEMENT = re.compile(r"</?[A-Za-z][^>]*>")
_BEGIN = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?")
_SIGNS = re.compile(r"\\([^\w\s])|[*`]+|~~|(?<!\w)_+|_+(?!\w)")
_MARKED = re.compile(r"[\[*`_~<&\\{]")
_LEFT_OUT = frozenset((FENCE, DEFINITION, BREAK))
_PARTED = frozenset((ITEM, ROW))
_POINT = " · "
_DASH = " – "

STEPS = "part.steps"
_ROWS = (("services", "service", "title"), ("promises", "promise", "text"))
_PROSE = (
    *("purpose", "bound", "for", "equality", "principles", "standards"),
    *("expectations", "dissatisfied", "feedback", "access"),
)
_LEAD = ("purpose", "privacy", "handing_in")
_WRITTEN = frozenset(
    (
        *("title", "text", "for", "remedy", "needs", "where", "words", "body"),
        *("disabilities", "non_digital", "does_not_stop_limit"),
    )
)


class Passage(NamedTuple):
    """Plain text under a heading; `anchor` is the heading's in the page, or empty."""

    heading: str
    anchor: str
    text: str


def passages_of(document: Document) -> Iterator[Passage]:
    """The passages of a text in the order in which its page shows them."""
    if document.is_questionnaire:
        yield from _of_questionnaire(document.head)
    elif document.is_data:
        yield from _of_charter(document.head)
    else:
        yield from _of_text(document.outline)
        yield from _of_steps(document)


def plain(line: str) -> str:
    """A line of Markdown as it is read aloud: no marks of lists, links or emphasis."""
    bare = _BEGIN.sub("", line, count=1)
    if not _MARKED.search(bare):
        return bare.strip()
    bare = _LINK.sub(r"\1", _NOTE.sub("", _ADDED.sub("", bare)))
    return unescaped(_SIGNS.sub(r"\1", _ELEMENT.sub(" ", bare))).strip()


def _of_text(whole: Outline) -> Iterator[Passage]:
    outline = _seen(whole)
    sections = outline.sections
    first = sections[0].heading.line - outline.first if sections else None
    lead = _read(outline, 0, len(outline.lines) if first is None else first)
    if lead:
        yield Passage("", "", lead)
    for section in sections:
        heading = section.heading
        text = _read(outline, section.start, section.end)
        yield Passage(plain(heading.title), heading.anchor, text)


def _seen(outline: Outline) -> Outline:
    """The text without what no page shows, its lines where they were."""
    if "<" not in outline.text:
        return outline
    bare = _HIDDEN.sub(lambda found: "\n" * found[0].count("\n"), outline.text)
    return outline if bare == outline.text else Outline(bare, outline.first)


def _read(outline: Outline, start: int, end: int) -> str:
    """Some lines as one text, with a sign between rows and items."""
    found: list[str] = []
    for line, mark in zip(
        outline.lines[start:end], outline.marks[start:end], strict=True
    ):
        text = _line(line, mark)
        if text and found:
            found.append(_POINT if mark in _PARTED else " ")
        if text:
            found.append(text)
    return "".join(found)


def _line(line: str, mark: str) -> str:
    if mark in _LEFT_OUT:
        return ""
    if mark == ROW:
        return (
            "" if is_ruler(line) else _DASH.join(filter(None, map(plain, cells(line))))
        )
    return plain(line)


def _of_steps(document: Document) -> Iterator[Passage]:
    names = ("title", "input", "output")
    translated = document.step_texts
    steps = (*document.steps, *(translated.fields(each) for each in translated))
    rows = [
        _DASH.join(filter(None, (str(step.text(name)) for name in names)))
        for step in steps
    ]
    if rows:
        yield Passage("", STEPS, _POINT.join(filter(None, rows)))


def _of_charter(head: Fields) -> Iterator[Passage]:
    texts = [_joined(head[name]) for name in _PROSE if name in head]
    yield Passage("", "", _POINT.join(filter(None, texts)))
    for name, kind, title in _ROWS:
        for key, row in _rows(head.get(name)):
            rest = {each: row[each] for each in row if each != title}
            yield Passage(str(row.text(title)), f"{kind}.{key}", _written(rest))


def _of_questionnaire(head: Fields) -> Iterator[Passage]:
    texts = [_joined(head[name]) for name in _LEAD if name in head]
    yield Passage("", "", _POINT.join(filter(None, texts)))
    for key, row in _rows(head.get("items")):
        yield Passage("", f"item.{key}", str(row.text("text")))


def _rows(value: Value | None) -> Iterator[tuple[str, Fields]]:
    """The rows of a list with their ids; a translation names them by their ids."""
    if isinstance(value, Fields):
        for name, row in value.items():
            if isinstance(row, Fields):
                yield str(name), row
    elif isinstance(value, Items):
        for row in value:
            if isinstance(row, Fields):
                yield str(row.text("id")), row


def _written(row: dict[str, Value]) -> str:
    """The fields of a row that are prose."""
    found = [_joined(value) for name, value in row.items() if name in _WRITTEN]
    return _POINT.join(filter(None, found))


def _joined(value: Value) -> str:
    """The prose in a value; of a mapping the fields that are written for readers."""
    if isinstance(value, Items):
        return _POINT.join(filter(None, map(_joined, value)))
    if isinstance(value, Fields):
        is_keyed = not _WRITTEN & value.keys()
        found = [
            _joined(each)
            for name, each in value.items()
            if is_keyed or name in _WRITTEN or isinstance(each, Fields)
        ]
        return _POINT.join(filter(None, found))
    return " ".join(texts_of(value))
