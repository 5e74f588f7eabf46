"""Lines and columns of findings that know only what they are about.

Rules over the whole register name a field (`references.0`) or a word of the text
(`text:PO-012`). Only the files that have such findings are parsed again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from qms.model.document import House
from qms.model.finding import Finding, Place
from qms.model.located import Fields, Items, Value
from qms.model.outline import Outline
from qms.store.bytes import read_file
from qms.store.documents import parse
from qms.store.tree import DOCUMENTS
from qms.store.yaml import read_yaml


def located(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """The same findings with every line and column that can be found."""
    parsed: dict[str, tuple[Fields, Outline]] = {}
    found: list[Finding] = []
    for finding in findings:
        place = finding.place
        if place.at and not place.line:
            if place.path not in parsed:
                parsed[place.path] = _parse(root, place.path)
            finding = replace(finding, place=_place(place, *parsed[place.path]))
        found.append(finding)
    return found


def _parse(root: Path, path: str) -> tuple[Fields, Outline]:
    reading = read_file(root / path)
    if path.startswith(f"{DOCUMENTS}/"):
        document = parse(path, reading, House(), "").document
        return document.head, document.outline
    return read_yaml(reading.text)[0], Outline("")


def _place(place: Place, head: Fields, outline: Outline) -> Place:
    if place.at.startswith("text:"):
        return place.on(*outline.find(place.at.removeprefix("text:")))
    value: Value = head
    line, column = head.line, head.column
    for name in place.at.split("."):
        step = _step(value, name)
        if step is None:
            break
        value = step
        line, column = value.line, value.column
    return place.on(line, column)


def _step(value: Value, name: str) -> Value | None:
    if isinstance(value, Fields):
        return value.get(name)
    if isinstance(value, Items):
        if name.isdigit():
            return value[int(name)] if int(name) < len(value) else None
        return None
    return value if name == "0" else None
