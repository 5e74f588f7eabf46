"""Lines and columns of findings that know only what they are about.

Rules over the whole register name a field (`references.0`) or a word of the text
(`text:PO-012`). Only the files that have such findings are parsed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from qms.model.document import texts_of
from qms.model.finding import Finding, Place
from qms.model.house import House
from qms.model.located import Fields, Items, Value
from qms.model.outline import Outline
from qms.store.bytes import read_file
from qms.store.documents import parse
from qms.store.tree import DOCUMENTS
from qms.store.yaml import read_yaml

MOST_SOUGHT = 500


def located(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """The same findings with every line and column that can be found.

    Of very many findings in one file, only the first are looked up.
    """
    parsed: dict[str, tuple[Fields, Outline, str]] = {}
    places: dict[Place, Place] = {}
    found: list[Finding] = []
    sought = Counter[str]()
    for finding in findings:
        place = finding.place
        if place.at and not place.line:
            if place not in places and sought[place.path] < MOST_SOUGHT:
                sought[place.path] += 1
                if place.path not in parsed:
                    parsed[place.path] = _parse(root, place.path)
                places[place] = _place(place, *parsed[place.path])
            finding = finding._replace(place=places.get(place, place))
        found.append(finding)
    return found


def _parse(root: Path, path: str) -> tuple[Fields, Outline, str]:
    reading = read_file(root / path)
    if path.startswith(f"{DOCUMENTS}/"):
        document = parse(path, reading, House(), "").document
        return document.head, document.outline, reading.text
    return read_yaml(reading.text)[0], Outline(""), reading.text


def _place(place: Place, head: Fields, outline: Outline, text: str) -> Place:
    if place.at.startswith("text:"):
        word = place.at.removeprefix("text:")
        said = None if word in outline.text else _said(word, head, text)
        return place.on(*(said or outline.find(word)))
    if place.at.startswith("heading:"):
        number = int(place.at.removeprefix("heading:"))
        lines = [each.line for each in outline.headings[: number + 1]]
        return place.on(lines[-1] if lines else outline.first, 1)
    value: Value = head
    line, column = head.line, head.column
    for name in place.at.split("."):
        step = _step(value, name)
        if step is None:
            break
        value = step
        line, column = value.line, value.column
    return place.on(line, column)


def _said(word: str, head: Fields, text: str) -> tuple[int, int] | None:
    """Where a value of the front matter says a word, if one does."""
    for scalar in texts_of(head):
        if word in scalar:
            lines = text.split("\n")[scalar.line - 1 :]
            for number, line in enumerate(lines[: 3 + len(scalar) // 10]):
                if word in line:
                    return scalar.line + number, line.index(word) + 1
            return scalar.line, scalar.column
    return None


def _step(value: Value, name: str) -> Value | None:
    if isinstance(value, Fields):
        return value.get(name)
    if isinstance(value, Items):
        if name.isdigit():
            return value[int(name)] if int(name) < len(value) else None
        return None
    return value if name == "0" else None
