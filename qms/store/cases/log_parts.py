"""The parts of a log as a database sees them: files, or a table that is attached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qms.errors import QmsError
from qms.i18n import _
from qms.model.case_log import CaseLog
from qms.model.cases import LeftRow
from qms.store.cases.csv_rows import csv_rows, places_of
from qms.store.cases.database import Database
from qms.store.cases.probe import Probe
from qms.store.cases.sql_question import DAYS, LOCAL, MOMENT, TEXT
from qms.store.cases.sql_times import literal
from qms.store.cases.staged import staged

PARQUET = ".parquet"
BROKEN = "broken"
_BYTES = frozenset({"utf-8", "ascii"})
_PATTERN = frozenset("*?[")
_NUMBER = "file_row_number"


@dataclass(frozen=True)
class Wanted:
    """What is read: files, or a table of a database that is attached.

    Where `is_careful`, each row of a CSV is looked at before the database sees it.
    """

    files: tuple[Path, ...]
    source: str
    table: str
    log: CaseLog
    wants_rows: bool = False
    is_careful: bool = False


@dataclass(frozen=True)
class Part:
    """A file or a table: its rows in SQL, and of each column its name and nature."""

    name: str
    rows: str
    number: str
    columns: dict[str, str]
    natures: dict[str, str]
    digest: str = ""
    broken: tuple[LeftRow, ...] = ()
    count: int | None = None
    """How many rows there are, if that is known without asking."""


def parts(
    base: Database, wanted: Wanted, known: Sequence[Probe], names: Sequence[str]
) -> Iterator[Part]:
    """The parts of a log, each with the columns that are wanted.

    Raises QmsError where one lacks a column.
    """
    if wanted.source:
        yield _attached(base, wanted, names)
    for at, (path, seen) in enumerate(zip(wanted.files, known, strict=True)):
        if path.suffix.lower() == PARQUET:
            yield _parquet(base, path, at, (wanted.log, seen.digest), names)
        elif _is_direct(wanted, seen):
            yield _csv(base, path, at, (wanted.log, seen), names)
        else:
            yield _staged(base, path, at, (wanted.log, seen.digest), names)


def _is_direct(wanted: Wanted, seen: Probe) -> bool:
    """Whether the database may cut a CSV by itself."""
    is_known = wanted.log.form.encoding in _BYTES and seen.is_plain
    return is_known and not (wanted.is_careful or wanted.wants_rows)


def _csv(
    base: Database,
    path: Path,
    at: int,
    beside: tuple[CaseLog, Probe],
    names: Sequence[str],
) -> Part:
    log, seen = beside
    with csv_rows(path, log.form) as table:
        places = places_of(table.names, names, path.name, log.id)
        skipped = table.head_lines
    columns = ", ".join(f"'c{each}': 'VARCHAR'" for each in range(len(table.names)))
    # which line ends there are must not be told: version 2.0 finds no rows then
    rows = (
        f"read_csv({literal(_safe(base, path, at))}, auto_detect=false, header=false, "
        f"skip={skipped}, delim={literal(log.form.separator)}, quote='\"', "
        f"escape='\"', columns={{{columns}}}, nullstr='', "
        "strict_mode=true, hive_partitioning=false)"
    )
    return Part(
        path.name,
        rows,
        "0",
        {name: f"c{place}" for name, place in places.items()},
        dict.fromkeys(names, TEXT),
        seen.digest,
        count=None if seen.lines is None else max(0, seen.lines - skipped),
    )


def _staged(
    base: Database,
    path: Path,
    at: int,
    beside: tuple[CaseLog, str],
    names: Sequence[str],
) -> Part:
    log, digest = beside
    target = base.folder / f"staged-{at}.csv"
    found = staged(path, log, names, target)
    columns = ", ".join(
        ["'n': 'BIGINT'", *(f"'c{each}': 'VARCHAR'" for each in range(len(names)))]
    )
    rows = (
        f"read_csv({literal(str(target))}, auto_detect=false, header=false, "
        f"delim=',', quote='\"', escape='\"', columns={{{columns}}}, "
        "nullstr='', hive_partitioning=false)"
    )
    return Part(
        path.name,
        rows,
        "n",
        {name: f"c{place}" for place, name in enumerate(names)},
        dict.fromkeys(names, TEXT),
        digest,
        tuple(LeftRow(path.name, number, BROKEN) for number in found.broken),
        found.rows,
    )


def _parquet(
    base: Database,
    path: Path,
    at: int,
    beside: tuple[CaseLog, str],
    names: Sequence[str],
) -> Part:
    log, digest = beside
    rows = (
        f"read_parquet({literal(_safe(base, path, at))}, {_NUMBER}=true, "
        "hive_partitioning=false)"
    )
    columns, natures = _described(base, rows, names, (path.name, log.id))
    return Part(path.name, rows, f"{_NUMBER} + 1", columns, natures, digest)


def _attached(base: Database, wanted: Wanted, names: Sequence[str]) -> Part:
    if not wanted.table:
        raise QmsError(
            _("which table of the source holds the cases?"), hint="--table NAME"
        )
    base.run(f"ATTACH {literal(wanted.source)} AS log_source (READ_ONLY)")
    rows = ".".join(("log_source", *(quoted(each) for each in wanted.table.split("."))))
    columns, natures = _described(base, rows, names, (wanted.table, wanted.log.id))
    return Part(wanted.table, rows, "0", columns, natures)


def _described(
    base: Database, rows: str, names: Sequence[str], where: tuple[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The columns that are wanted, by what a database holds in them."""
    found = base.run(f"DESCRIBE SELECT * FROM {rows}")
    known = [str(row[0]) for row in found if row[0] != _NUMBER]
    places = places_of(known, names, *where)
    natures = {name: _nature(str(found[place][1])) for name, place in places.items()}
    return {name: quoted(name) for name in names}, natures


def _nature(sort: str) -> str:
    if sort == "DATE":
        return DAYS
    if sort == "TIMESTAMP WITH TIME ZONE":
        return MOMENT
    is_time = sort.startswith("TIMESTAMP") and not sort.endswith("]")
    return LOCAL if is_time else TEXT


def _safe(base: Database, path: Path, at: int) -> str:
    """A path that the database does not take for a pattern."""
    whole = path.resolve()
    if not _PATTERN & {*str(whole)}:
        return str(whole)
    link = base.folder / f"link-{at}{path.suffix}"
    if not link.is_symlink():
        link.symlink_to(whole)
    return str(link)


def quoted(name: str) -> str:
    """The name of a table or a column as SQL writes it, whatever it says."""
    return '"' + name.replace('"', '""') + '"'
