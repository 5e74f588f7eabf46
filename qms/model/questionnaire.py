"""A questionnaire as it is asked, and what makes two of its items the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qms.model.document import Document
from qms.model.leaves import read_integer
from qms.model.located import Fields
from qms.model.register import Register

LONGEST_SCALE = 101
DIGITS = 16
EXPECTATION, PERCEPTION = "expectation", "perception"


@dataclass(frozen=True)
class Scale:
    """The points of a scale, with their words in one language."""

    points: tuple[int, ...]
    top: tuple[int, ...] = ()
    labels: Mapping[int, str] = field(default_factory=dict)
    unknown: str = ""


@dataclass(frozen=True)
class Item:
    """A question; one with `codes` has no scale: its free answers are coded."""

    id: str
    text: str
    scale: Scale | None = None
    measure: str = ""
    pair: str = ""
    asks: str = ""
    dimension: str = ""
    battery: str = ""
    is_reverse: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """What tells one wording, scale or direction of an item from another."""
        scale = self.scale
        said = {
            "text": _plain(self.text),
            "points": list(scale.points) if scale else [],
            "labels": [[at, _plain(each)] for at, each in sorted(scale.labels.items())]
            if scale
            else [],
            "unknown": _plain(scale.unknown) if scale else "",
            "reverse": self.is_reverse,
            "codes": sorted([key, _plain(each)] for key, each in self.codes.items()),
        }
        data = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
        return f"sha256:{hashlib.sha256(data).hexdigest()[:DIGITS]}"


@dataclass(frozen=True)
class Questionnaire:
    """The items of a questionnaire in one language, in the order asked."""

    id: str
    revision: str
    language: str
    items: tuple[Item, ...]
    groups: Mapping[str, str]
    dimensions: Mapping[str, str]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their ids."""
        return {each.id: each for each in self.items}

    @cached_property
    def pairs(self) -> Mapping[str, tuple[Item, Item]]:
        """Of each whole pair what is expected, and what is perceived."""
        halves: dict[str, dict[str, Item]] = {}
        for item in self.items:
            if item.pair and item.scale:
                halves.setdefault(item.pair, {})[item.asks] = item
        return {
            name: (both[EXPECTATION], both[PERCEPTION])
            for name, both in halves.items()
            if {EXPECTATION, PERCEPTION} <= both.keys()
        }

    @cached_property
    def batteries(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each battery, of two or more items on one scale."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            if item.battery and item.scale:
                found.setdefault(item.battery, []).append(item)
        return {
            name: tuple(items)
            for name, items in found.items()
            if len(items) > 1 and len(set(map(_points, items))) == 1
        }


def questionnaire_of(
    document: Document, version: Document | None = None
) -> Questionnaire:
    """What a questionnaire asks; a language version's words lie over its source's.

    Of what a rule would complain of, nothing is told here: a scale that is none is left
    out.
    """
    head = document.head
    over = version.head if version else Fields()
    scales = {
        str(name): _scale(row, over.fields("scales").fields(name))
        for name, row in head.fields("scales").items()
        if isinstance(row, Fields)
    }
    return Questionnaire(
        id=str(document.id),
        revision=f"{head.text('edition')}.{head.text('revision')}",
        language=str((version or document).language),
        items=tuple(
            _item(row, scales, over.fields("items")) for row in head.rows("items")
        ),
        groups=_titles(head, over, "groups"),
        dimensions=_titles(head, over, "dimensions"),
    )


def questionnaires(register: Register) -> Iterator[Document]:
    """Every questionnaire whose text stands in its file, without language versions."""
    for document in register.charters:
        is_written_here = not document.is_version and not document.head.text("body")
        if document.is_questionnaire and is_written_here:
            yield document


def points_of(row: Fields) -> tuple[int, ...]:
    """The points of a scale; none where its ends are no numbers, or far apart."""
    first, last = whole(row.text("from")), whole(row.text("to"))
    if first is None or last is None or not 0 < last - first < LONGEST_SCALE:
        return ()
    return tuple(range(first, last + 1))


def whole(text: str) -> int | None:
    """A whole number as a file writes it; None for any other text."""
    try:
        return read_integer(text)
    except ValueError:
        return None


def _points(item: Item) -> tuple[int, ...]:
    return item.scale.points if item.scale else ()


def _scale(row: Fields, over: Fields) -> Scale:
    labels = {**row.fields("labels"), **over.fields("labels")}
    known = {whole(str(key)): str(text) for key, text in labels.items()}
    return Scale(
        points=points_of(row),
        top=tuple(
            each for text in row.texts("top") if (each := whole(text)) is not None
        ),
        labels={key: text for key, text in known.items() if key is not None},
        unknown=str(over.text("unknown") or row.text("unknown")),
    )


def _item(row: Fields, scales: Mapping[str, Scale], over: Fields) -> Item:
    name = str(row.text("id"))
    scale = scales.get(row.text("scale"))
    codes = over.fields(name).fields("codes")
    return Item(
        id=name,
        text=str(over.text(name) or over.fields(name).text("text") or row.text("text")),
        scale=scale if scale and scale.points else None,
        measure=str(row.text("measure")),
        pair=str(row.text("pair")),
        asks=str(row.text("asks")),
        dimension=str(row.text("dimension")),
        battery=str(row.text("battery")),
        is_reverse=row.text("reverse") == "true",
        codes={
            str(code.text("id")): str(
                codes.fields(code.text("id")).text("title") or code.text("title")
            )
            for code in row.rows("codes")
        },
    )


def _titles(head: Fields, over: Fields, name: str) -> Mapping[str, str]:
    return {
        str(row.text("id")): str(
            over.fields(name).fields(row.text("id")).text("title") or row.text("title")
        )
        for row in head.rows(name)
    }


def _plain(text: str) -> str:
    """A text without regard to how its words are set apart."""
    return " ".join(text.split())
