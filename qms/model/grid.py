"""A table to be told: columns with keys and titles, rows of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Row = Mapping[str, str]


class Column(NamedTuple):
    """A column: its key in machine formats, its title in the reader's language.

    On a narrow terminal the columns of the highest `rank` are left out first, so that
    the others can be read, which takes `readable` letters of each. One that `is_whole`
    is cut only when all others are.
    """

    key: str
    title: str
    is_number: bool = False
    rank: int = 0
    is_whole: bool = False
    readable: int = 26


class Grid(NamedTuple):
    """Columns and rows; `note` is a sentence below the table for people."""

    columns: Sequence[Column]
    rows: Sequence[Row] = ()
    note: str = ""


class Tabled(NamedTuple):
    """An answer as a table for people, and as data of their own types for programs."""

    grid: Grid
    data: object
