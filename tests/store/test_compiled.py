"""Compiled templates are remembered for one's own use only."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qms.site.templates import environment, remember_compiled
from qms.store.compiled import CompiledTemplates

NAME = "document.html"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache and a seal of this test's own, and an environment that knows nothing."""
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    environment.cache_clear()


def compile_one() -> CompiledTemplates:
    environment.cache_clear()
    kept = CompiledTemplates()
    remember_compiled(kept)
    environment().get_template(NAME)
    kept.save()
    return kept


def test_a_template_is_compiled_once() -> None:
    assert len(compile_one().cache.fresh) == 1
    assert not compile_one().cache.fresh


def test_what_another_hand_wrote_is_never_run(tmp_path: Path) -> None:
    compile_one()
    (path,) = (tmp_path / "cache").glob("*.sqlite")
    with sqlite3.connect(path) as connection:
        rows = dict(connection.execute("SELECT key, value FROM fact"))
        (key,) = rows.keys() - {"basis"}
        spoilt = rows[key].replace("A", "B")
        connection.execute("UPDATE fact SET value = ? WHERE key = ?", (spoilt, key))
    assert len(compile_one().cache.fresh) == 1


def test_another_python_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_one()
    monkeypatch.setattr("sys.version", "3.99")
    assert len(compile_one().cache.fresh) == 1
