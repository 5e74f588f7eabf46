"""The numbers that Word sets before paragraphs: counted as it counts them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from qms.office.numerals import numeral
from qms.office.word.styles import value, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    is_legal: bool = False


@dataclass
class Lists:
    """The lists of a document, and how far each is counted."""

    abstract: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: defaultdict[str, dict[int, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str | None:
        """What stands before the next paragraph of a list; None where it is in none."""
        if number == "0" or self.abstract.get(number) not in self.levels:
            return None
        level = self._level(number, depth)
        self._count(number, depth, level)
        if level.form == "bullet":
            return "-"
        return self._filled(number, depth, level)

    def _level(self, number: str, depth: int) -> Level:
        levels = self.levels[self.abstract[number]]
        own = self.levels.get(f"num {number}", {})
        return own.get(depth) or levels.get(depth) or Level(text=f"%{depth + 1}.")

    def _count(self, number: str, depth: int, level: Level) -> None:
        """Count one on at a level; the deeper ones begin anew as they say."""
        counts = self.counts[self.abstract[number]]
        override = self.starts.get((number, depth))
        if override is not None and (number, depth) not in self.begun:
            counts[depth] = override
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = level.start
        self.begun.add((number, depth))
        for upper in range(depth):
            counts.setdefault(upper, self._level(number, upper).start)
        for deeper in [each for each in counts if each > depth]:
            restart = self._level(number, deeper).restart
            if restart is None or 0 < depth + 1 <= restart:
                del counts[deeper]

    def _filled(self, number: str, depth: int, level: Level) -> str:
        counts = self.counts[self.abstract[number]]

        def count(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            at = self._level(number, place)
            is_plain = level.is_legal and place != depth
            form = "decimal" if is_plain else at.form
            return numeral(counts.get(place, at.start), form)

        return _PLACE.sub(count, level.text).strip()


def read_lists(root: Element | None) -> Lists:
    """The lists of a part; none where there is no such part."""
    lists = Lists()
    if root is None:
        return lists
    for element in root.iter("w:abstractNum"):
        lists.levels[element.get("w:abstractNumId", "")] = _levels(element)
    _follow_styles(root, lists)
    for element in root.iter("w:num"):
        number = element.get("w:numId", "")
        lists.abstract[number] = value(element, "w:abstractNumId")
        for override in element.iter("w:lvlOverride"):
            _override(lists, number, override)
    return lists


def _levels(element: Element) -> dict[int, Level]:
    return {
        whole(each.get("w:ilvl", ""), 0): _read_level(each)
        for each in element.findall("w:lvl")
    }


def _read_level(element: Element) -> Level:
    restart = value(element, "w:lvlRestart")
    return Level(
        form=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText"),
        start=whole(value(element, "w:start"), 1),
        restart=whole(restart, 0) if restart else None,
        is_legal=element.find("w:isLgl") is not None,
    )


def _follow_styles(root: Element, lists: Lists) -> None:
    """A list that only names its style has the levels of that style's list."""
    by_style = {
        value(each, "w:styleLink"): lists.levels[each.get("w:abstractNumId", "")]
        for each in root.iter("w:abstractNum")
        if each.find("w:styleLink") is not None
    }
    for each in root.iter("w:abstractNum"):
        link = value(each, "w:numStyleLink")
        if link in by_style:
            lists.levels[each.get("w:abstractNumId", "")] = by_style[link]


def _override(lists: Lists, number: str, override: Element) -> None:
    depth = whole(override.get("w:ilvl", ""), 0)
    own = override.find("w:lvl")
    if own is not None:
        lists.levels.setdefault(f"num {number}", {})[depth] = _read_level(own)
    start = value(override, "w:startOverride")
    if start:
        lists.starts[number, depth] = whole(start, 1)
