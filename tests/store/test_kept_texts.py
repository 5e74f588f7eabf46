"""Converted texts are kept; nothing that lies there is believed without its seal."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from qms.store.kept_texts import BATCH, DAYS_UNUSED, KeptTexts
from qms.store.seal import Seal, own_key

TODAY = 700_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def texts(folder: Path, basis: str = "tool 1", today: int = TODAY) -> KeptTexts:
    return KeptTexts("texts", basis, folder, today)


def keep(folder: Path, **kept: str) -> None:
    store = texts(folder)
    for key, text in kept.items():
        store.put(key, text)
    store.save()


def rows(folder: Path) -> dict[str, tuple[str, int]]:
    connection = sqlite3.connect(folder / "texts.sqlite")
    found = connection.execute("SELECT key, value, used FROM text").fetchall()
    connection.close()
    return {key: (value, used) for key, value, used in found}


def test_what_was_put_is_given_back(folder: Path) -> None:
    keep(folder, a="<p>ű</p>", b="")
    store = texts(folder)
    assert [store.get(key) for key in ("a", "b", "c")] == ["<p>ű</p>", "", None]


def test_what_was_put_is_known_before_it_is_written(folder: Path) -> None:
    store = texts(folder)
    store.put("a", "text")
    assert store.get("a") == "text"


def test_a_tool_that_changed_knows_nothing(folder: Path) -> None:
    keep(folder, a="text")
    assert texts(folder, basis="tool 2").get("a") is None


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("<script>alert(1)</script>", id="no seal"),
        pytest.param(Seal(bytes(32), "kept texts").put("a", "x"), id="another key"),
        pytest.param(None, id="nothing"),
        pytest.param(b"\xff", id="bytes"),
    ],
)
def test_a_row_that_somebody_else_wrote_is_not_believed(
    folder: Path, value: object
) -> None:
    keep(folder, a="text")
    with sqlite3.connect(folder / "texts.sqlite") as connection:
        connection.execute("UPDATE text SET value = ?", (value,))
    assert texts(folder).get("a") is None


def test_a_row_is_not_believed_under_another_key(folder: Path) -> None:
    keep(folder, a="text")
    with sqlite3.connect(folder / "texts.sqlite") as connection:
        connection.execute("UPDATE text SET key = 'b'")
    assert texts(folder).get("b") is None


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\x00" * 9])
def test_a_broken_file_costs_time_only(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "texts.sqlite").write_bytes(data)
    assert texts(folder).get("a") is None
    keep(folder, a="text")
    assert texts(folder).get("a") == "text"


def test_a_place_that_cannot_be_written_costs_time_only(folder: Path) -> None:
    folder.write_text("a file")
    keep(folder, a="text")
    assert texts(folder).get("a") is None


def test_nothing_is_kept_when_nobody_wants_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMS_CACHE", "off")
    keep(folder, a="text")
    assert not folder.exists()


def test_without_a_secret_key_nothing_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    (tmp_path / "file").touch()
    assert own_key() is None
    keep(folder, a="text")
    assert not folder.exists()


def test_many_are_written_before_the_end(folder: Path) -> None:
    store = texts(folder)
    for number in range(BATCH):
        store.put(str(number), "text")
    assert len(rows(folder)) == BATCH


def test_what_is_unused_for_long_is_dropped(folder: Path) -> None:
    keep(folder, old="text", used="text")
    later = texts(folder, today=TODAY + DAYS_UNUSED)
    assert later.get("used") == "text"
    later.save()
    last = texts(folder, today=TODAY + DAYS_UNUSED + 1)
    last.put("new", "text")
    last.save()
    assert sorted(rows(folder)) == ["new", "used"]


def test_no_more_are_kept_than_there_is_room_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qms.store.kept_texts.MOST_ROWS", 2)
    keep(folder, a="1", b="2", c="3")
    assert sorted(rows(folder)) == ["a", "b"]


def _keep_some(folder: str, name: str) -> None:
    store = KeptTexts("texts", "tool 1", Path(folder), TODAY)
    for number in range(3 * BATCH):
        store.put(f"{name} {number}", name * 100)
    store.save()


def test_two_processes_keep_theirs(folder: Path) -> None:
    context = multiprocessing.get_context("fork")
    store = texts(folder)
    keep(folder, a="text")
    assert store.get("a") == "text"
    both = [
        context.Process(target=_keep_some, args=(str(folder), name)) for name in "xy"
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(rows(folder)) == 6 * BATCH + 1
    assert store.get("x 7") == "x" * 100
