"""The database by which logs of millions of cases are read; an extra of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qms.errors import MissingExtraError, QmsError
from qms.i18n import _

if TYPE_CHECKING:
    import duckdb

MEMORY = "800MB"
MOST_THREADS = 4
_GUESSING = "join_order,build_side_probe_side"
EXTRA = 'pip install "qms-toolkit[cases]"'
Row = tuple[Any, ...]


class RefusedError(Exception):
    """The database refused a file or a query; its message is not for people."""


class Database:
    """A database of its own in memory, with a folder for what does not fit."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.folder = folder
        self._connection = connection

    def run(self, query: str) -> list[Row]:
        """The rows that a query gives; raises RefusedError where it cannot be run."""
        import duckdb

        try:
            return self._connection.execute(query).fetchall()
        except duckdb.OutOfMemoryException as error:
            raise _no_room() from error
        except duckdb.Error as error:
            raise RefusedError(str(error)) from error

    def lay(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """A table of whole numbers, if it does not lie there already."""
        path = self.folder / f"{table}.csv"
        lines = (",".join(map(str, row)) for row in rows)
        try:
            path.write_text("\n".join(lines) + "\n", encoding="ascii")
        except OSError as error:
            raise _no_room() from error
        types = ", ".join(f"'{each}': 'BIGINT'" for each in columns)
        quoted = str(path).replace("'", "''")
        self.run(
            f"CREATE TEMP TABLE IF NOT EXISTS {table} AS "
            f"SELECT * FROM read_csv('{quoted}', "
            f"auto_detect=false, header=false, delim=',', columns={{{types}}})"
        )


def _no_room() -> QmsError:
    return QmsError(
        _("there is not enough room to count so many cases"),
        hint=_("free some space in {path}").format(path=tempfile.gettempdir()),
    )


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("duckdb") is not None


@contextmanager
def database(*, may_load: bool = False) -> Iterator[Database]:
    """A database for one question, whose files are gone afterwards.

    Nothing is ever fetched from the network. What is installed on this computer
    already, to attach another database, is loaded where `may_load` says so. Raises
    MissingExtraError where the extra is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(
            _("this log needs a database to be read, which is not installed"),
            hint=_("install what reads millions of rows: {command}").format(
                command=EXTRA
            ),
        ) from error
    with tempfile.TemporaryDirectory(prefix="qms-cases-") as name:
        connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(Path(name, "spill")),
                "threads": str(min(MOST_THREADS, os.cpu_count() or 1)),
                "preserve_insertion_order": "false",
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": str(may_load).lower(),
                "allow_community_extensions": "false",
            },
        )
        try:
            # how many rows a CSV has is not known before it is read: left to itself,
            # the database would hold the log in memory, and not the small tables
            connection.execute(f"SET disabled_optimizers = '{_GUESSING}'")
            yield Database(connection, Path(name))
        finally:
            connection.close()
