"""How a log writes its times: as ISO 8601 has them, or in a style that is told.

One style is one regular expression, which both ways of reading a log hold each cell
against, so that neither takes what the other refuses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

ISO = "iso"
FIRST_YEAR, LAST_YEAR = 1980, 2099
BLANKS = " \t\r\n\u00a0\u202f\ufeff"

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_OFFSET = "(?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)"
ISO_LOCAL = f"{_DAY}(?:[T ]{_TIME})?"
ISO_OFFSET = f"{_DAY}[T ]{_TIME}{_OFFSET}"

_TOKEN = re.compile("YYYY|MM|DD|HH|mm|ss")
_WIDE = {"YYYY": "[0-9]{4}"}
_FORMATS = {
    "YYYY": "%Y",
    "MM": "%m",
    "DD": "%d",
    "HH": "%H",
    "mm": "%M",
    "ss": "%S",
}
_NEEDED = frozenset({"YYYY", "MM", "DD"})
_ORDER = ("HH", "mm", "ss")


@dataclass(frozen=True)
class TimeStyle:
    """`iso`, or a style such as `DD.MM.YYYY HH:mm`."""

    text: str

    @property
    def is_iso(self) -> bool:
        """Whether each cell may bear an offset of its own."""
        return self.text == ISO

    @property
    def may_have_time(self) -> bool:
        """Whether a cell can tell the time of day."""
        return self.is_iso or "HH" in self.text

    @cached_property
    def pattern(self) -> str:
        """The expression that a whole cell must fit."""
        return f"{ISO_LOCAL}|{ISO_OFFSET}" if self.is_iso else self._written()

    @cached_property
    def format(self) -> str:
        """The same for `strptime`, of Python and of databases."""
        parts = []
        end = 0
        for found in _TOKEN.finditer(self.text):
            parts.append(self.text[end : found.start()].replace("%", "%%"))
            parts.append(_FORMATS[found[0]])
            end = found.end()
        return "".join((*parts, self.text[end:].replace("%", "%%")))

    def read(self, cell: str) -> datetime | None:
        """The time that a cell tells, with its offset if it bears one.

        None where it fits the style not, where no calendar has that day, and outside
        of 1980 to 2099, in which nobody's cases lie.
        """
        text = cell.strip(BLANKS)
        if not self._expression.fullmatch(text):
            return None
        try:
            if self.is_iso:
                found = datetime.fromisoformat(text)
            else:
                found = datetime.strptime(text, self.format)
        except ValueError:
            return None
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None

    def tells_time(self, cell: str) -> bool:
        """Whether a cell that can be read tells the time of day, too."""
        return ":" in cell if self.is_iso else "HH" in self.text

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def _written(self) -> str:
        parts = []
        tokens = list(_TOKEN.finditer(self.text))
        end = 0
        for at, found in enumerate(tokens):
            parts.append(re.escape(self.text[end : found.start()]))
            is_last = at + 1 == len(tokens)
            follows = not is_last and tokens[at + 1].start() == found.end()
            touches = follows or (at > 0 and end == found.start())
            narrow = "[0-9]{2}" if touches else "[0-9]{1,2}"
            parts.append(_WIDE.get(found[0], narrow))
            end = found.end()
        return "".join((*parts, re.escape(self.text[end:])))


def time_style(text: str) -> TimeStyle:
    """The style that a text names; raises ValueError where it names none.

    A style tells year, month and day, each once, and of the time no finer part without
    the coarser one. Years of two digits are no years.
    """
    tokens = _TOKEN.findall(text)
    rest = _TOKEN.sub("", text)
    is_known = text == ISO or (
        len(set(tokens)) == len(tokens)
        and set(tokens) >= _NEEDED
        and [each for each in _ORDER if each in tokens]
        == list(_ORDER[: len(set(tokens) - _NEEDED)])
        and not re.search(r"[0-9A-Za-z\\]", rest.replace("T", ""))
        and len(text) <= 40
    )
    if not is_known:
        raise ValueError(text)
    return TimeStyle(text)
