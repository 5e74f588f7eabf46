"""The forms in which a report can be told: a literal table."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from qms.model.report import Report
from qms.reports import text


@dataclass(frozen=True)
class Telling:
    """How a report is told: width in cells, colour, every finding or the worst."""

    width: int = 80
    is_coloured: bool = False
    is_whole: bool = False

    @classmethod
    def of_terminal(cls, is_whole: bool = False) -> Telling:
        """As the terminal wants it; no colour into a pipe, or where NO_COLOR is set."""
        is_terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        coloured = is_terminal and not os.environ.get("NO_COLOR")
        return cls(shutil.get_terminal_size().columns, coloured, is_whole)


Render = Callable[[Report, Telling], str]

REPORTS: dict[str, Render] = {
    "text": text.render,
}
