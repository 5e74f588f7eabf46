"""What the cells of an item mean: points of its scale, no answer, or nothing known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from qms.errors import UsageError
from qms.i18n import _
from qms.model.questionnaire import Item
from qms.model.survey_columns import MARKED, UNMARKED

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
    both (`4 - satisfied`); nothing else. `unknown` are other texts that were told to
    mean "I do not know".
    """

    def __init__(
        self,
        points: Iterable[int],
        words: Mapping[str, int],
        unknown: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.points = frozenset(points)
        self.words = words
        self.unknown = frozenset(map(plain, unknown))

    def __missing__(self, text: str) -> int:
        """Find out what a text means that was not seen before."""
        self[text] = found = self._read(plain(text))
        return found

    def _read(self, text: str) -> int:
        if text in self.words:
            return self.words[text]
        number = _NUMBER.match(text)
        if number and int(number[1]) in self.points:
            return int(number[1])
        both = _LABELLED.match(text)
        if both and self.words.get(both[2]) == int(both[1]):
            return int(both[1])
        if text in self.unknown:
            return UNKNOWN
        return BLANK if text in EMPTY else BAD


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
        words = [each for piece in pieces for each in self._apart(piece)]
        named = {self.known[each] for each in words if each in self.known}
        is_empty = all(each in EMPTY for each in pieces)
        self[text] = found = tuple(sorted(named)) or (() if is_empty else UNCODED)
        return found

    def _apart(self, piece: str) -> list[str]:
        """A text as it is, or its words where each of them names a theme."""
        words = piece.split(" ")
        is_list = piece not in self.known and all(each in self.known for each in words)
        return words if is_list else [piece]


class Marks(dict[str, tuple[str, ...]]):
    """Whether a cell under one theme marks it: by a sign for yes, or by its name."""

    def __init__(self, theme: str, names: Iterable[str]) -> None:
        super().__init__()
        self.theme = theme
        self.names = frozenset(names)

    def __missing__(self, text: str) -> tuple[str, ...]:
        """Find out what a text says that was not seen before."""
        said = plain(text)
        is_marked = said in MARKED or said in self.names
        is_empty = said in EMPTY or said in UNMARKED
        self[text] = found = (self.theme,) if is_marked else () if is_empty else UNCODED
        return found


def codes_of(versions: Sequence[Item], unknown: Collection[str] = ()) -> Codes:
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
    return Codes(points, words, unknown)


def themes_of(versions: Sequence[Item]) -> Themes:
    """What the cells of coded answers mean: themes by id, and by title."""
    known = {plain(key): key for item in versions for key in item.codes}
    titles = {
        plain(title): key for item in versions for key, title in item.codes.items()
    }
    return Themes({**titles, **known})


def marks_of(theme: str, versions: Sequence[Item]) -> Marks:
    """What the cells mean in a column of one theme, which its name marks too."""
    titles = (item.codes.get(theme, "") for item in versions)
    return Marks(theme, map(plain, (theme, *titles)))


def either(columns: Sequence[Sequence[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """The themes that people named in any column; `UNCODED` where only others."""
    if len(columns) == 1:
        return list(columns[0])
    found = []
    for row in zip(*columns, strict=True):
        named = sorted({theme for each in row for theme in each} - {*UNCODED})
        found.append(tuple(named) or next((each for each in row if each), ()))
    return found
