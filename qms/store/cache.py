"""What is remembered of files that did not change: facts, never verdicts of approval.

A small SQLite file for each repository and sort of fact, in the user's cache folder.
Rows are found by a key, and forgotten with all that they depend on besides (the tool,
the profile, the catalogues); each is sealed with the user's own key, so that one that
anybody else wrote is none. A cache that is absent, stale, broken, poisoned or locked
costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

from qms.store.seal import Seal, own_key

TABLE = (
    "CREATE TABLE IF NOT EXISTS fact (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"
)
SPARE_ROWS = 1000
OFF = "off"

Row = list[object]


def cache_folder() -> Path:
    """The user's cache folder for qms; QMS_CACHE names another, or `off`."""
    told = os.environ.get("QMS_CACHE", "")
    if told:
        return Path(told)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData/Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "qms"


class Cache:
    """Rows remembered under a key; a `basis` that changed forgets them all.

    `subject` says of what the facts are, and of which repository.
    """

    def __init__(self, subject: str, basis: str, folder: Path | None = None) -> None:
        self.basis = basis
        name = hashlib.sha256(subject.encode(errors="surrogatepass")).hexdigest()[:16]
        self.path = (folder or cache_folder()) / f"{name}.sqlite"
        self.used: set[str] = set()
        self.fresh: dict[str, str] = {}
        key = None if os.environ.get("QMS_CACHE") == OFF else own_key()
        self.seal = Seal(key, f"{basis}\n{subject}") if key else None
        self.rows = self._read() if self.seal else {}

    def get(self, key: str) -> Row | None:
        """The row remembered for a key, if it is the one that was put."""
        sealed = self.rows.get(key)
        text = self.seal.opened(key, sealed) if self.seal and sealed else None
        if text is None:
            return None
        self.used.add(key)
        row: Row = json.loads(text)
        return row

    def put(self, key: str, row: Row) -> None:
        """Remember a row; it is written when the cache is saved."""
        if self.seal is None:
            return
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self.fresh[key] = self.seal.put(key, text)
        self.used.add(key)

    def taken(self) -> dict[str, str]:
        """What is new, under its seals, and from now on in other hands."""
        fresh, self.fresh = self.fresh, {}
        return fresh

    def give(self, sealed: dict[str, str]) -> None:
        """Take on what another process remembered, to be written with the rest."""
        self.fresh.update(sealed)
        self.used.update(sealed)

    def save(self) -> None:
        """Write what is new; a cache that cannot be written is left alone."""
        if self.seal is None:
            return
        stale = [key for key in self.rows if key not in self.used]
        if len(stale) < max(SPARE_ROWS, len(self.used)):
            stale = []
        if not self.fresh and not stale:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._write(stale)
        except (OSError, sqlite3.Error):
            return

    def _read(self) -> dict[str, str]:
        try:
            if not self.path.is_file():
                return {}
            connection = sqlite3.connect(self.path, timeout=1)
            try:
                rows = dict(connection.execute("SELECT key, value FROM fact"))
            finally:
                connection.close()
        except (OSError, sqlite3.Error):
            return {}
        return rows if rows.get("basis") == self.basis else {}

    def _write(self, stale: Iterable[str]) -> None:
        try:
            self._replace(stale)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return
            self.path.unlink(missing_ok=True)
            self._replace(stale)

    def _replace(self, stale: Iterable[str]) -> None:
        connection = sqlite3.connect(self.path, timeout=1)
        try:
            # what a power cut spoils is found by its seal, and read anew
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                connection.execute(TABLE)
                if not self.rows:
                    connection.execute("DELETE FROM fact")
                connection.executemany(
                    "DELETE FROM fact WHERE key = ?", [(key,) for key in stale]
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO fact VALUES (?, ?)",
                    [*self.fresh.items(), ("basis", self.basis)],
                )
        finally:
            connection.close()
