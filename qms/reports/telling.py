"""How a report is told: how wide, in colour or not, whole or not, in which language."""

from __future__ import annotations

import os
import shutil
import sys
from typing import NamedTuple

from qms.reports.plainly import plain_asked


class Telling(NamedTuple):
    """How a report is told: width in cells, colour, every finding or the worst.

    `language` is the one that was asked for in so many words. Without it the forms
    for people speak as the tool does, and the forms for machines English. `prefix` is
    the folder of the quality system in its repository, for forms that forges read.
    `is_plain` where a line shall be whole in itself, without signs.
    """

    width: int = 80
    is_coloured: bool = False
    is_whole: bool = False
    language: str | None = None
    prefix: str = ""
    is_plain: bool = False

    @classmethod
    def of_terminal(
        cls, is_whole: bool = False, language: str | None = None, prefix: str = ""
    ) -> Telling:
        """As the terminal wants it; no colour into a pipe, or where NO_COLOR is set."""
        is_terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        is_plain = plain_asked()
        coloured = is_terminal and not (is_plain or os.environ.get("NO_COLOR"))
        width = shutil.get_terminal_size().columns
        return cls(width, coloured, is_whole, language, prefix, is_plain)
