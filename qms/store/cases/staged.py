"""A CSV that no database reads by itself, written anew: its rows, and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from qms.model.case_log import CaseLog
from qms.store.cases.csv_rows import csv_rows, places_of, require_rows
from qms.store.cases.told_encoding import OneEncoding


class Staged(NamedTuple):
    """Where the rows were written, and how many rows of the file were none."""

    path: Path
    broken: tuple[int, ...]
    rows: int


def staged(path: Path, log: CaseLog, wanted: Sequence[str], target: Path) -> Staged:
    """Write the wanted columns of a file, each row after the number of its line."""
    broken, count = [], 0
    letters = OneEncoding(path, log.form)
    with (
        csv_rows(path, log.form) as table,
        target.open("w", encoding="utf-8", newline="") as file,
    ):
        places = places_of(table.names, wanted, path.name, log.id)
        order = [places[each] for each in wanted]
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for number, cells in table.rows:
            count += 1
            if cells is None:
                broken.append(number)
            else:
                if letters.is_needed:
                    letters.require(number, cells, order)
                writer.writerow([number, *(_line(cells[each]) for each in order)])
    require_rows(path, count, len(broken))
    return Staged(target, tuple(broken), count)


def _line(cell: str) -> str:
    """A cell on one line, as the rows of a table are cut by lines."""
    return " ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell
