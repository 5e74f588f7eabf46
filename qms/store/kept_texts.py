"""Converted texts that are kept for the next build, each under a key of its making.

One small SQLite file for each repository in the user's cache folder, read a row at a
time. What lies there is shown to people as it is: so each row is sealed with the user's
own key, and one that somebody else put there is made anew. A file that is absent,
broken or locked costs time and nothing else. Two processes may read and write at once.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from qms.store.cache import cache_folder
from qms.store.seal import Seal, own_key

TABLE = (
    "CREATE TABLE IF NOT EXISTS text"
    " (key TEXT PRIMARY KEY, value TEXT, used INTEGER) WITHOUT ROWID"
)
BATCH = 50
DAYS_UNUSED = 30
MOST_ROWS = 250_000
_WAIT = 2.0


class KeptTexts:
    """Texts under their keys; `basis` is everything that they all depend on.

    `today` is the number of a day; what was not used for DAYS_UNUSED is dropped.
    """

    def __init__(
        self, name: str, basis: str, folder: Path | None = None, today: int = 0
    ) -> None:
        self.path = (folder or cache_folder()) / f"{name}.sqlite"
        self.today = today or date.today().toordinal()
        key = None if os.environ.get("QMS_CACHE") == "off" else own_key()
        self._seal = Seal(key, f"kept texts\n{basis}") if key else None
        self._fresh: dict[str, str] = {}
        self._used: set[str] = set()
        self._readers: dict[int, sqlite3.Connection] = {}
        self._is_tidy = False

    def get(self, key: str) -> str | None:
        """The text that was put under a key, if it is the very one."""
        if self._seal is None:
            return None
        if key in self._fresh:
            return self._fresh[key]
        row = self._row(key)
        text = self._seal.opened(key, row[0]) if row else None
        if row and text is not None and row[1] != self.today:
            self._used.add(key)
        return text

    def put(self, key: str, text: str) -> None:
        """Keep a text; many are written at once."""
        if self._seal is None:
            return
        self._fresh[key] = text
        if len(self._fresh) >= BATCH:
            self.save()

    def save(self) -> None:
        """Write what is new, and on what day the rest was used."""
        if self._seal is None or not (self._fresh or self._used):
            return
        rows = [
            (key, self._seal.put(key, text), self.today)
            for key, text in self._fresh.items()
        ]
        used = [(self.today, key) for key in sorted(self._used)]
        self._fresh, self._used = {}, set()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._write(rows, used)
        except (OSError, sqlite3.Error):
            return

    def _row(self, key: str) -> tuple[str, int] | None:
        try:
            connection = self._connection()
            if connection is None:
                return None
            question = "SELECT value, used FROM text WHERE key = ?"
            found: tuple[str, int] | None = connection.execute(
                question, (key,)
            ).fetchone()
        except sqlite3.Error:
            return None
        return found

    def _connection(self) -> sqlite3.Connection | None:
        """A connection of this very process: none may be taken over by a fork."""
        process = os.getpid()
        if process not in self._readers:
            if not self.path.is_file():
                return None
            address = f"{self.path.absolute().as_uri()}?mode=ro"
            self._readers[process] = sqlite3.connect(
                address, uri=True, timeout=_WAIT, check_same_thread=False
            )
        return self._readers[process]

    def _write(
        self, rows: list[tuple[str, str, int]], used: list[tuple[int, str]]
    ) -> None:
        try:
            self._replace(rows, used)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self._readers.clear()
            self.path.unlink(missing_ok=True)
            self._replace(rows, used)

    def _replace(
        self, rows: list[tuple[str, str, int]], used: list[tuple[int, str]]
    ) -> None:
        with self._writing() as connection:
            connection.executemany("UPDATE text SET used = ? WHERE key = ?", used)
            connection.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?)", rows)
            if not self._is_tidy:
                self._tidy(connection)

    def _tidy(self, connection: sqlite3.Connection) -> None:
        """Drop what was not used for long, and what is too much; once a run."""
        self._is_tidy = True
        connection.execute(
            "DELETE FROM text WHERE used < ?", (self.today - DAYS_UNUSED,)
        )
        connection.execute(
            "DELETE FROM text WHERE key IN (SELECT key FROM text"
            " ORDER BY used DESC, key LIMIT -1 OFFSET ?)",
            (MOST_ROWS,),
        )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=_WAIT)) as connection:
            # what a power cut spoils is found by its seal, and made anew
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(TABLE)
                yield connection
