"""What the cells of an item mean: points of its scale, no answer, or nothing known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from qms.errors import UsageError
from qms.i18n import _
from qms.model.questionnaire import Item

BLANK, UNKNOWN, BAD = -1, -2, -3
EMPTY = frozenset({"", "-", "–", "—"})
UNCODED = ("",)

_NUMBER = re.compile(r"([0-9]{1,3})(?:[.,]0{1,6})?\Z")
_LABELLED = re.compile(r"([0-9]{1,3}) ?[-–—.:)=(]+ ?(.+?)\)?\Z")
_BETWEEN = re.compile(r"[;,|\n]")


def plain(text: str) -> str:
    """A text without regard to case and to how its words are set apart."""
    return " ".join(text.split()).casefold()


class Codes(dict[str, int]):
    """What each text of a column means; every one is looked at once.

    A point as a number (`4`, also `4,0`), as its label in any language version, or as
    both (`4 - satisfied`); nothing else.
    """

    def __init__(self, points: Iterable[int], words: Mapping[str, int]) -> None:
        super().__init__()
        self.points = frozenset(points)
        self.words = words

    def __missing__(self, text: str) -> int:
        """Find out what a text means that was not seen before."""
        self[text] = found = self._read(plain(text))
        return found

    def _read(self, text: str) -> int:
        if text in EMPTY:
            return BLANK
        if text in self.words:
            return self.words[text]
        number = _NUMBER.match(text)
        if number:
            point = int(number[1])
            return point if point in self.points else BAD
        both = _LABELLED.match(text)
        if both and self.words.get(both[2]) == int(both[1]):
            return int(both[1])
        return BAD


class Themes(dict[str, tuple[str, ...]]):
    """The themes that each text of a column names, by id or title; others are dropped.

    Nothing for an empty cell, `UNCODED` for one that names no theme.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, text: str) -> tuple[str, ...]:
        """Find out what a text names that was not seen before."""
        pieces = [plain(each) for each in _BETWEEN.split(text)]
        named = {self.known[each] for each in pieces if each in self.known}
        is_empty = all(each in EMPTY for each in pieces)
        self[text] = found = tuple(sorted(named)) or (() if is_empty else UNCODED)
        return found


def codes_of(versions: Sequence[Item]) -> Codes:
    """What the cells of an item mean, in all languages that it was asked in.

    Raises UsageError where one word stands for two points.
    """
    words: dict[str, int] = {}
    points: tuple[int, ...] = ()
    for item in versions:
        scale = item.scale
        if scale is None:
            continue
        points = scale.points
        said = [(text, point) for point, text in scale.labels.items()]
        for text, point in [*said, (scale.unknown, UNKNOWN)]:
            if text and words.setdefault(plain(text), point) != point:
                raise UsageError(
                    _("item {item}: the answer {text} stands for two points").format(
                        item=item.id, text=text
                    ),
                    hint=_("give each point of the scale a label of its own"),
                )
    return Codes(points, words)


def themes_of(versions: Sequence[Item]) -> Themes:
    """What the cells of coded answers mean: themes by id, and by title."""
    known = {plain(key): key for item in versions for key in item.codes}
    titles = {
        plain(title): key for item in versions for key, title in item.codes.items()
    }
    return Themes({**titles, **known})
