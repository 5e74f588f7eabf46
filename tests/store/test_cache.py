"""A cache that is absent, warm, stale, broken or shared gives the same register."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from qms.actions.documents import read_documents, read_facts, read_register
from qms.actions.validate import validate
from qms.model.facts import Facts
from qms.model.register import Register
from qms.reports.formats import REPORTS, Telling
from qms.store import marks
from qms.store.cache import SPARE_ROWS, Cache, cache_folder
from qms.store.register import RegisterReader
from qms.store.rows import Remembered, remembered_from, row_of
from qms.store.seal import LENGTH, SIZE, Seal
from tests.example_tree import lay_example, lay_house

DAY = date(2026, 11, 22)
TREE = """\
=== procedures/PO-01.md
references: [PO-02, PO-99]
steps: [{id: s1, title: register the petition}, {id: s2, title: отговор, office: it}]
=== procedures/PO-01.ro.md
---
id: PO-01
title: O procedură
language: ro
translates: {edition: 1, revision: 0}
---

# Scop

Vezi PO-02 și UAT.
=== procedures/PO-02.md
colour: red
=== procedures/PO-03.md
---
id: [
---
"""
KEYS = "SELECT key FROM fact"
Seen = tuple[object, ...]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_example(tmp_path / "town", "files", TREE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def seen(register: Register) -> Seen:
    charters = [(each.path, each.head) for each in register.charters]
    records = [(each.path, each.fields) for each in register.records]
    rest = (register.files, register.findings, register.people)
    return (register.documents, charters, records, *rest)


def told(root: Path) -> str:
    return REPORTS["json"](validate(root, DAY), Telling())


def file_of(folder: Path) -> Path:
    """The cache of the documents; that of the sheets lies beside it."""
    return cache_of(folder.parent / "town", folder)


def cache_of(root: Path, folder: Path) -> Path:
    return Cache(f"documents of {root.resolve()}", "", folder).path


def test_a_warm_cache_gives_the_same_register(root: Path, folder: Path) -> None:
    cold = seen(read_register(root, DAY))
    assert file_of(folder).is_file()
    assert seen(read_register(root, DAY)) == cold


def test_every_readable_text_is_remembered(root: Path, folder: Path) -> None:
    told(root)
    with sqlite3.connect(file_of(folder)) as connection:
        keys = {key.partition("\n")[0] for (key,) in connection.execute(KEYS)}
    texts = {path.relative_to(root).as_posix() for path in root.rglob("*.md")}
    assert keys == {*texts, "basis"}


def _garbage(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(5000))


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _other_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE fact (something INTEGER)")


def _foreign_rows(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for value in ("[]", "{}", "[[], []]", "nonsense", 5, b"\xff", None):
            connection.execute(
                "UPDATE fact SET value = ? WHERE key <> 'basis'", [value]
            )


def _swapped_rows(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT * FROM fact WHERE key <> 'basis'").fetchall()
        keys = [key for key, _value in rows]
        for key, (_key, value) in zip(keys[1:] + keys[:1], rows, strict=True):
            connection.execute("UPDATE fact SET value = ? WHERE key = ?", [value, key])


def _undecodable(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE fact SET value = CAST(x'ff00ff' AS TEXT)")


def _old_basis(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE fact SET value = '[]' WHERE key <> 'basis'")
        connection.execute("UPDATE fact SET value = 'older' WHERE key = 'basis'")


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_dead_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere/at/all")


@pytest.mark.parametrize(
    "spoil",
    [
        _garbage,
        _truncated,
        _emptied,
        _other_table,
        _foreign_rows,
        _swapped_rows,
        _undecodable,
        _old_basis,
        _a_folder,
        _a_dead_link,
    ],
)
def test_a_spoilt_cache_gives_the_same_register(
    root: Path, folder: Path, spoil: Callable[[Path], None]
) -> None:
    cold = seen(read_register(root, DAY))
    both = list(folder.glob("*.sqlite"))
    assert len(both) == 2
    for path in both:
        spoil(path)
    assert seen(read_register(root, DAY)) == cold
    assert seen(read_register(root, DAY)) == cold


def test_single_bytes_that_a_disk_lost_change_nothing(root: Path, folder: Path) -> None:
    cold = told(root)
    whole = {path: path.read_bytes() for path in folder.glob("*.sqlite")}
    chance = random.Random(2026)
    for _case in range(40):
        for path, each in whole.items():
            data = bytearray(each)
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
        assert told(root) == cold


@pytest.mark.parametrize("place", ["/dev/null/cache", "off"])
def test_without_a_folder_to_write_to_all_is_read(
    root: Path, folder: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = seen(read_register(root, DAY))
    monkeypatch.setenv("QMS_CACHE", place)
    assert seen(read_register(root, DAY)) == cold
    assert not Path("off").exists()


def test_a_changed_document_or_profile_is_seen(root: Path, folder: Path) -> None:
    before = told(root)
    path = root / "procedures/PO-02.md"
    path.write_text(path.read_text().replace("colour: red\n", ""))
    document = told(root)
    assert "colour" in before
    assert "colour" not in document
    profile = root / "governance/profile.yaml"
    text = profile.read_text().replace("en: Purpose", "en: Goal")
    profile.write_text(text)
    changed = told(root)
    assert changed != document
    shutil.rmtree(folder)
    assert told(root) == changed


def test_equal_files_in_two_places_are_two_documents(root: Path, folder: Path) -> None:
    copy = root / "procedures/copies/PO-02.md"
    copy.parent.mkdir()
    shutil.copy(root / "procedures/PO-02.md", copy)
    cold = seen(read_register(root, DAY))
    assert seen(read_register(root, DAY)) == cold
    paths = [each.path for each in read_register(root, DAY).documents]
    assert {"procedures/PO-02.md", "procedures/copies/PO-02.md"} <= set(paths)


def test_two_processes_at_once_say_the_same(root: Path, folder: Path) -> None:
    words = [sys.executable, "-m", "qms", "validate", "--format", "json"]
    place = ["--root", str(root), "--as-of", DAY.isoformat()]
    runs = [
        subprocess.Popen([*words, *place], stdout=subprocess.PIPE, env=dict(os.environ))
        for _each in range(4)
    ]
    answers = {run.communicate(timeout=120)[0] for run in runs}
    assert {run.returncode for run in runs} == {1}
    assert len(answers) == 1
    assert answers == {told(root).encode()}


def test_a_cache_that_another_holds_is_left_alone(root: Path, folder: Path) -> None:
    cold = told(root)
    path = root / "procedures/PO-02.md"
    path.write_text(path.read_text() + "\nMore.\n")
    holder = sqlite3.connect(file_of(folder), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        locked = told(root)
    finally:
        holder.close()
    assert locked == told(root)
    assert locked != "" != cold


def test_rows_that_nobody_used_for_long_go(tmp_path: Path) -> None:
    old = Cache("a", "basis", tmp_path)
    for number in range(SPARE_ROWS + 2):
        old.put(f"key {number}", [number])
    old.save()
    new = Cache("a", "basis", tmp_path)
    assert new.get("key 1") == [1]
    new.save()
    assert list(Cache("a", "basis", tmp_path).rows) == ["basis", "key 1"]


def test_a_few_unused_rows_stay(tmp_path: Path) -> None:
    old = Cache("a", "basis", tmp_path)
    old.put("one", ["ő"])
    old.put("two", [None, 2])
    old.save()
    stamp = old.path.stat().st_mtime_ns
    new = Cache("a", "basis", tmp_path)
    assert new.get("one") == ["ő"]
    assert new.get("three") is None
    new.save()
    assert new.path.stat().st_mtime_ns == stamp
    assert Cache("a", "basis", tmp_path).get("two") == [None, 2]


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QMS_CACHE", "/elsewhere")
    assert cache_folder() == Path("/elsewhere")
    monkeypatch.delenv("QMS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder() == tmp_path / "qms"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_folder() == tmp_path / "local" / "qms"


def test_a_poisoned_row_tells_nothing_of_a_document(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    lay_house(folder)
    path = "procedures/MQ-01.md"
    with patch.dict(os.environ, {"QMS_CACHE": str(tmp_path / "cache")}):
        honest = _facts_of(folder, path)
        cache = cache_of(folder, tmp_path / "cache")
        with closing(sqlite3.connect(cache)) as connection, connection:
            rows = dict(connection.execute("SELECT key, value FROM fact"))
            seal = Seal(bytes(SIZE), f"{rows.pop('basis')}\ndocuments of {folder}")
            for key, value in rows.items():
                text = value[LENGTH:].replace(honest.title, "Another")
                words = "UPDATE fact SET value = ? WHERE key = ?"
                connection.execute(words, (seal.put(key, text), key))
        assert _facts_of(folder, path) == honest


def _facts_of(folder: Path, path: str) -> Facts:
    return read_documents(folder, date(2026, 11, 22)).by_path[path]


@pytest.fixture
def text(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document whose file is so old that the file system's word for it is taken."""
    monkeypatch.setattr(marks, "DOUBT", 50_000_000)
    path = root / "procedures/PO-02.md"
    while _remembered(root, path).mark is None:
        read_facts(root, DAY, is_daily=True)
    return path


def _cache(root: Path) -> Cache:
    return RegisterReader(root, lambda _each: (), lambda _each: ()).cache


def _remembered(root: Path, path: Path) -> Remembered:
    name = path.relative_to(root).as_posix()
    found = remembered_from(_cache(root).get(name) or [], name)
    return found or Remembered(read_facts(root, DAY).by_path[name], [], "")


def _in_place(path: Path) -> None:
    """Change a letter, and give back size and time."""
    status, data = path.stat(), path.read_bytes()
    with path.open("r+b") as file:
        file.write(data.replace(b"colour", b"odours"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _by_rename(path: Path) -> None:
    other = path.with_name("other.txt")
    shutil.copy2(path, other)
    _in_place(other)
    other.rename(path)


@pytest.mark.parametrize("change", [_in_place, _by_rename])
def test_a_change_that_hides_its_time_is_seen(
    root: Path, text: Path, change: Callable[[Path], None]
) -> None:
    before = read_facts(root, DAY, is_daily=True)
    change(text)
    after = read_facts(root, DAY, is_daily=True)
    assert after.by_path["procedures/PO-02.md"] != before.by_path["procedures/PO-02.md"]
    assert seen(after) == seen(read_facts(root, DAY))


def test_only_a_question_of_daily_use_takes_the_file_systems_word(
    root: Path, text: Path
) -> None:
    """With the user's own key a row could lie: to those that read, it does not."""
    cache, known = _cache(root), _remembered(root, text)
    lie = known._replace(facts=known.facts._replace(digest="0" * 64))
    cache.put("procedures/PO-02.md", row_of(lie))
    cache.save()
    daily = read_facts(root, DAY, is_daily=True).by_path["procedures/PO-02.md"]
    honest = read_facts(root, DAY).by_path["procedures/PO-02.md"]
    assert (daily.digest, honest) == ("0" * 64, known.facts)


def test_what_was_written_just_now_is_read_again(root: Path, folder: Path) -> None:
    read_facts(root, DAY, is_daily=True)
    assert _remembered(root, root / "procedures/PO-02.md").mark is None
