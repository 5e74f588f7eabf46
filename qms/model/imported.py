"""What came of reading a file of answers: counts, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from qms.model.wave import Result


class Trouble(NamedTuple):
    """A cell that is no answer to its item: its row in the file, column and text."""

    row: int
    column: str
    text: str


class Imported(NamedTuple):
    """A group's answers as they are kept, and all that is told about the reading.

    `quickest` is the fewest seconds that were believed, where the file tells durations;
    `twins` are the waves and groups that were counted from the very same file, `begins`
    is the day before which nobody is asked, `themes` are the items of which themes are
    counted.
    """

    result: Result
    name: str
    digest: str
    columns: Mapping[str, str]
    used: Sequence[tuple[str, str]] = ()
    left_out: Mapping[str, int] = {}
    dropped: Sequence[tuple[str, str]] = ()
    missing: Sequence[str] = ()
    troubles: Sequence[Trouble] = ()
    headers: int = 1
    separator: str = ";"
    encoding: str = "utf-8"
    quickest: float | None = None
    reverse: Sequence[str] = ()
    twins: Sequence[str] = ()
    begins: date | None = None
    themes: Sequence[str] = ()
    is_beyond: bool = False
    is_draft: bool = False
