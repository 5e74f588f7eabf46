"""YAML files remembered by their bytes: the same fields and places, or none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qms.model.located import Fields, Items, Scalar, Value
from qms.store.fields import read_fields
from qms.store.seal import LENGTH, SIZE, Seal
from qms.store.sheets import Sheets
from qms.store.tool import tool_state

TEXT = """\
name: Kő
offices:
  - {office: mayor, from: 2026-01-01, until: null}
  - plain
empty: []
nothing:
"""


def places(value: Value) -> object:
    """A value with every place in it, keys included."""
    here = type(value), value.line, value.column
    if isinstance(value, Fields):
        keys = [places(key) for key in value if isinstance(key, Scalar)]
        return *here, keys, [places(each) for each in value.values()]
    return *here, value[:] if isinstance(value, str) else [*map(places, value)]


@pytest.fixture
def remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_what_is_remembered_is_what_was_read(
    remembering: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Sheets(remembering, "sheets")
    read, flaws = first.read(TEXT)
    first.save()
    monkeypatch.setattr("qms.store.sheets.read_fields", None)
    again, none = Sheets(remembering, "sheets").read(TEXT)
    assert (flaws, none) == ([], [])
    assert places(again) == places(read) == places(read_fields(TEXT)[0])
    assert isinstance(again["empty"], Items)


def test_a_row_that_another_key_sealed_is_not_believed(remembering: Path) -> None:
    first = Sheets(remembering, "sheets")
    first.read(TEXT)
    first.save()
    seal = Seal(bytes(SIZE), f"{tool_state()}\nsheets of {remembering.resolve()}")
    with closing(sqlite3.connect(first.cache.path)) as connection, connection:
        rows = dict(connection.execute("SELECT * FROM fact WHERE key <> 'basis'"))
        for key, value in rows.items():
            forged = seal.put(key, value[LENGTH:].replace("mayor", "clerk"))
            connection.execute("UPDATE fact SET value = ? WHERE key = ?", [forged, key])
    assert rows
    assert Sheets(remembering, "sheets").read(TEXT) == read_fields(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 1\na: 2\n", id="a key twice"),
        pytest.param("a: [\n", id="no YAML"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_has_a_flaw_is_read_each_time(remembering: Path, text: str) -> None:
    first = Sheets(remembering, "sheets")
    assert first.read(text) == read_fields(text)
    first.save()
    again = Sheets(remembering, "sheets")
    assert again.cache.rows == {}
    assert again.read(text)[1]
