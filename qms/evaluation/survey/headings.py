"""What the cells of a header name: an item, or one theme; and where the header ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from qms.evaluation.survey.codes import BAD, codes_of, plain
from qms.model.questionnaire import Questionnaire
from qms.model.survey_columns import FILLERS

MOST_HEADERS = 10
PREFIX = 24
_MACHINE = '{"importid":'
_ROW_OF_GRID = re.compile(r".*\[(.+)\]\Z", re.S)
_BEFORE_A_ROW = ("-", "–", "—", ":", ">", "|", "/")
_PARTING = " -–—:>|/["
_ENDING = " .?!:*…"
_TAIL = " - selected choice"
Rows = Sequence[Sequence[str]]
Option = tuple[str, str]


def _bare(text: str) -> str:
    """A heading without its last sign, a mark that it is required, a program's tail."""
    return plain(text).removesuffix(_TAIL).rstrip(_ENDING)


class Headings:
    """Everything that a column of an item may be called, in all language versions."""

    def __init__(self, versions: Sequence[Questionnaire]) -> None:
        self.versions = versions
        ids = {_bare(item.id): item.id for each in versions for item in each.items}
        texts: dict[str, dict[str, None]] = {}
        for each in versions:
            for item in each.items:
                texts.setdefault(_bare(item.text), {})[item.id] = None
        self.keys: Mapping[str, str] = {
            **{text: next(iter(them)) for text, them in texts.items()},
            **ids,
        }
        self.shared: Mapping[str, Sequence[str]] = {
            text: tuple(them)
            for text, them in texts.items()
            if len(them) > 1 and text not in ids
        }
        self._phrases = tuple(key for key in self.keys if " " in key)
        self._known: dict[str, str] = {}

    @cached_property
    def themes(self) -> Mapping[str, Mapping[str, str]]:
        """The themes of each coded item by everything that they may be called."""
        found: dict[str, dict[str, str]] = {}
        coded = (item for each in self.versions for item in each.items if item.codes)
        for item in coded:
            known = found.setdefault(item.id, {})
            known |= {_bare(title): key for key, title in item.codes.items()}
            known |= {_bare(key): key for key in item.codes}
        return found

    def item(self, cell: str) -> str:
        """The item that a cell names by id or text, as `Q1. text` or `x [text]` too.

        The first of them where several have this text.
        """
        return self.keys.get(self._key(cell), "")

    def items(self, cells: Sequence[str]) -> Sequence[str]:
        """The items that a column may be: several, where no id tells which."""
        keys = [key for key in map(self._key, cells) if key]
        own = [key for key in keys if key not in self.shared]
        if own:
            return (self.keys[own[0]],)
        return self.shared[keys[0]] if keys else ()

    def _key(self, cell: str) -> str:
        """The name of an item that a cell has; every text is looked at once."""
        if cell not in self._known:
            self._known[cell] = self._found(_bare(cell))
        return self._known[cell]

    def _found(self, text: str) -> str:
        if text in self.keys:
            return text
        row = _ROW_OF_GRID.match(text)
        last = row[1].rstrip(_ENDING) if row else text.rpartition("/")[2].strip()
        if last in self.keys:
            return last
        if not text.endswith(self._phrases):
            return ""
        ending = [key for key in self._phrases if _ends(text, key)]
        return max(ending, key=len, default="")

    def option(self, cells: Sequence[str], above: Sequence[str]) -> Option | None:
        """The item and the theme that a column stands for, if one theme has a column.

        Its cells name both (`x [theme]`, `x/theme`), or one of them does and the item
        stands over it; `above` are the cells with what stands to the left of blanks.
        """
        over = {self.item(cell) for cell in (*cells, *above)}
        for cell in cells:
            text = _bare(cell.rstrip("] "))
            for item, known in self.themes.items():
                if text in known and item in over:
                    return item, known[text]
                for word in (each for each in known if text.endswith(each)):
                    front = text.removesuffix(word)
                    is_parted = front != front.rstrip(_PARTING)
                    if is_parted and self.item(front.rstrip(_PARTING)) == item:
                        return item, known[word]
        return None

    def rows(self, rows: Rows) -> int:
        """How many rows the header has: up to the last that names the items.

        An answer may read as an item does, as a theme that is called like one; so a row
        of the header names at least half as many items as the row that names most, or
        follows on one, and names some in columns that had no name, and holds no answer.
        """
        first = list(islice(rows, MOST_HEADERS))
        named = [self._named(row, first[:at]) for at, row in enumerate(first)]
        most = max((len(set(each.values())) for each in named), default=0)
        last, known = 0, dict[int, str]()
        for at, found in enumerate(named):
            is_full = 2 * len(set(found.values())) >= most
            goes_on = at == last > 0 and self._goes_on(first[at], found, known)
            if found and (is_full or goes_on):
                last = at + 1
            known = {**found, **known}
        for row in rows[last : last + 1]:
            if last and (_is_machines(row) or self._is_filler(row, known)):
                last += 1
        return last or 1

    def _named(self, row: Sequence[str], before: Rows) -> dict[int, str]:
        """The item of each cell; a theme under a blank is of the item to its left."""
        found = {at: self.item(cell) for at, cell in enumerate(row)}
        if before:
            over = zip(before[-1], filled(before[-1]), strict=True)
            for at, (own, left) in enumerate(over):
                item = "" if own.strip() or found[at] else self.item(left)
                if _bare(row[at]) in self.themes.get(item, ()):
                    found[at] = item
        return {at: item for at, item in found.items() if item}

    def _goes_on(
        self, row: Sequence[str], found: Mapping[int, str], known: Mapping[int, str]
    ) -> bool:
        is_new = not found.keys() & known.keys()
        below = self._below(row, known)
        return is_new and not any(self._is_answer(*each) for each in below)

    def _is_filler(self, row: Sequence[str], known: Mapping[int, str]) -> bool:
        """Whether programs' words for an answer stand under the items: `Response`."""
        below = self._below(row, known)
        return bool(below) and all(plain(text) in FILLERS for _item, text in below)

    def _below(
        self, row: Sequence[str], known: Mapping[int, str]
    ) -> list[tuple[str, str]]:
        """What a row has under the items of a scale."""
        return [
            (item, row[at])
            for at, item in known.items()
            if item not in self.themes and row[at].strip()
        ]

    def _is_answer(self, name: str, text: str) -> bool:
        items = [each.by_id[name] for each in self.versions if name in each.by_id]
        return codes_of(items)[text] != BAD


def filled(row: Sequence[str]) -> list[str]:
    """A row whose blanks say what stands to the left of them, as under joined cells."""
    said, found = "", []
    for cell in row:
        said = cell if cell.strip() else said
        found.append(said)
    return found


def _ends(text: str, key: str) -> bool:
    if not text.endswith(key):
        return False
    front = text.removesuffix(key)
    return len(front) <= PREFIX or front.rstrip().endswith(_BEFORE_A_ROW)


def _is_machines(row: Sequence[str]) -> bool:
    filled = [plain(cell) for cell in row if cell.strip()]
    return bool(filled) and all(cell.startswith(_MACHINE) for cell in filled)
