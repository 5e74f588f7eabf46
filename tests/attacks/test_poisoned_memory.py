"""What is remembered of an archive hides no change, and is nobody else's word.

Every test holds what a question of daily use reads against every byte read anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qms.actions.control import daily_archive, daily_control
from qms.model.approval.status import BROKEN
from qms.store import marks
from qms.store.cache import Cache
from qms.store.marks import marks_under
from qms.store.memory import Memory
from qms.store.seal import SIZE, Seal, own_key
from qms.store.tool import tool_state
from tests.approval_tree import key
from tests.attacks.town import MAYOR, NOW, QUALITY, TODAY, Town

DOCUMENT = "approvals/PO-012"
DAY = "approvals/statements/2026/0202"
SOON = 50_000_000


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    # two seconds of doubt are for the clocks of all file systems; ours is finer
    monkeypatch.setattr(marks, "DOUBT", SOON)


@pytest.fixture
def known(tmp_path: Path) -> Town:
    """A town whose archive was read so often that it is remembered."""
    town = Town(tmp_path / "town")
    learn(town)
    return town


def learn(town: Town) -> None:
    folders = {path.name for path in (town.root / "approvals").iterdir()}
    wanted = {f"approvals/{name}" for name in folders - {"GOVERNANCE", "statements"}}
    while not (is_known(town.root) and wanted <= rows_of(town.root).keys()):
        daily_archive(town.root)


def is_known(root: Path) -> bool:
    memory = Memory(root)
    return memory.rounds(DOCUMENT) is not None and memory.entries(DAY) is not None


def rows_of(root: Path) -> dict[str, str]:
    return {**Memory(root).cache.rows}


def write_rows(root: Path, rows: dict[str, str]) -> None:
    with closing(sqlite3.connect(Memory(root).cache.path)) as connection, connection:
        connection.executemany(
            "INSERT OR REPLACE INTO fact VALUES (?, ?)", list(rows.items())
        )


def purpose(root: Path, basis: str | None = None) -> str:
    return f"{basis or tool_state()}\narchive of {root.resolve()}"


def test_what_is_remembered_is_what_was_read(known: Town) -> None:
    assert daily_archive(known.root) == known.read()
    kept = {key for key in rows_of(known.root) if key != "basis"}
    folders = {path.name for path in (known.root / "approvals").iterdir()}
    days = (known.root / "approvals/statements").glob("*/*")
    documents = {f"approvals/{name}" for name in folders - {"GOVERNANCE", "statements"}}
    assert kept == documents | {str(path.relative_to(known.root)) for path in days}


def test_what_was_written_just_now_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("QMS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    town = Town(tmp_path / "town")
    daily_archive(town.root)
    assert not is_known(town.root)
    assert not rows_of(town.root)


def in_place(path: Path) -> None:
    """Change a byte, and give back size and time."""
    status, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns


def by_rename(path: Path) -> None:
    """Put another file of the same size and time in its place."""
    other = path.with_name("other")
    shutil.copy2(path, other)
    in_place(other)
    other.rename(path)


def by_link(path: Path) -> None:
    """Put a link to the same bytes in its place."""
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def text_of(town: Town) -> Path:
    return town.text(town.po12, "PO-012.md")


def drawing_of(town: Town) -> Path:
    return town.text(town.po12, "PO-012/flux.svg")


def submission_of(town: Town) -> Path:
    return town.root / "approvals" / town.po12 / "submission.json"


def statement_of(town: Town) -> Path:
    return town.path(f"{town.po12} approved")


def signature_of(town: Town) -> Path:
    return Path(f"{statement_of(town)}.sig")


FILES = (text_of, drawing_of, submission_of, statement_of, signature_of)


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.__name__)
@pytest.mark.parametrize(
    "change",
    [in_place, by_rename, by_link, Path.unlink],
    ids=lambda each: each.__name__,
)
def test_a_changed_file_is_seen(
    known: Town, file: Callable[[Town], Path], change: Callable[[Path], None]
) -> None:
    before = known.read()
    change(file(known))
    now = known.read()
    assert daily_archive(known.root) == now != before


def _another_statement(town: Town) -> None:
    day = town.root / DAY
    town.act("witness", [], "stan.mihai", "2026-02-02T15:00", None)
    assert day.is_dir()


def _a_stray_file(town: Town) -> None:
    submission_of(town).with_name("notes.txt").write_text("mine")


def _attributes(town: Town) -> None:
    (town.root / DOCUMENT / ".gitattributes").write_text("* text")


def _another_round(town: Town) -> None:
    town.office.submit("PO-012", revision=1)


def _round_renamed(town: Town) -> None:
    folder = submission_of(town).parent
    folder.rename(folder.with_name("round-9-00000000"))


def _document_gone(town: Town) -> None:
    shutil.rmtree(town.root / DOCUMENT)


def _day_gone(town: Town) -> None:
    shutil.rmtree(town.root / DAY)


def _day_replaced(town: Town) -> None:
    folder = town.root / DAY
    shutil.copytree(folder, folder.with_name("copy"))
    statement = next(folder.with_name("copy").glob("*.json"))
    in_place(statement)
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)


@pytest.mark.parametrize(
    "change",
    [
        _another_statement,
        _a_stray_file,
        _attributes,
        _another_round,
        _round_renamed,
        _document_gone,
        _day_gone,
        _day_replaced,
    ],
    ids=lambda each: each.__name__.strip("_"),
)
def test_a_changed_folder_is_seen(known: Town, change: Callable[[Town], None]) -> None:
    before = known.read()
    change(known)
    now = known.read()
    assert daily_archive(known.root) == now != before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("path", [DOCUMENT, DAY])
def test_a_folder_that_cannot_be_read_is_told(known: Town, path: str) -> None:
    (known.root / path).chmod(0)
    try:
        assert daily_archive(known.root) == known.read()
        assert known.read().faults
    finally:
        (known.root / path).chmod(0o755)


def test_nothing_damaged_is_remembered(tmp_path: Path) -> None:
    town = Town(tmp_path / "town")
    in_place(text_of(town))
    in_place(statement_of(town))
    while Memory(town.root).rounds("approvals/PO-013") is None:
        daily_archive(town.root)
    assert Memory(town.root).rounds(DOCUMENT) is None
    assert Memory(town.root).entries(DAY) is None
    assert daily_archive(town.root) == town.read()


def forged(town: Town, seal: Seal) -> dict[str, str]:
    """A row that calls a document whole, whatever lies in its folder now."""
    cache = Cache("forged", "")
    cache.seal = seal
    _marks, told = Memory(town.root).cache.get(DOCUMENT) or ({}, [])
    cache.put(DOCUMENT, [marks_under(f"{town.root}/{DOCUMENT}", 2**63), told])
    return cache.fresh


def test_verify_finds_what_even_the_own_key_would_hide(known: Town) -> None:
    in_place(text_of(known))
    write_rows(known.root, forged(known, Seal(own_key() or b"", purpose(known.root))))
    daily = daily_control(known.root, None, NOW).status("PO-012", "", TODAY)
    assert BROKEN not in daily.marks
    assert BROKEN in known.status().marks


@pytest.mark.parametrize(
    "seal",
    [
        pytest.param(lambda root: Seal(bytes(SIZE), purpose(root)), id="no key"),
        pytest.param(
            lambda root: Seal(os.urandom(SIZE), purpose(root)), id="another key"
        ),
        pytest.param(
            lambda root: Seal(own_key() or b"", purpose(root, "0.0.1")), id="older tool"
        ),
        pytest.param(
            lambda root: Seal(own_key() or b"", purpose(root / "approvals")),
            id="another repository",
        ),
    ],
)
def test_a_row_sealed_otherwise_is_none(
    known: Town, seal: Callable[[Path], Seal]
) -> None:
    write_rows(known.root, forged(known, seal(known.root)))
    assert not is_known(known.root)
    assert daily_archive(known.root) == known.read()


def test_rows_that_were_changed_or_swapped_are_none(known: Town) -> None:
    rows = rows_of(known.root)
    other = "approvals/PO-013"
    write_rows(known.root, {DOCUMENT: rows[other], other: rows[DOCUMENT]})
    memory = Memory(known.root)
    assert (memory.rounds(DOCUMENT), memory.rounds(other)) == (None, None)
    write_rows(known.root, {DOCUMENT: rows[DOCUMENT].replace("registry", "urbanist")})
    assert Memory(known.root).rounds(DOCUMENT) is None
    assert daily_archive(known.root) == known.read()


def test_the_rows_of_a_copy_are_none(known: Town, tmp_path: Path) -> None:
    copy = Town(tmp_path / "copy")
    in_place(text_of(copy))
    shutil.copy(Memory(known.root).cache.path, Memory(copy.root).cache.path)
    assert not is_known(copy.root)
    assert daily_archive(copy.root) == copy.read()


def test_without_its_key_nothing_is_remembered(known: Town, tmp_path: Path) -> None:
    (tmp_path / "state/qms/cache.key").write_bytes(os.urandom(SIZE))
    assert not is_known(known.root)
    (tmp_path / "state/qms/cache.key").chmod(0o666)
    assert not is_known(known.root)
    assert daily_archive(known.root) == known.read()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QMS_CACHE", "off"),
        ("QMS_CACHE", "/dev/null/x"),
        ("XDG_STATE_HOME", "/dev/null"),
    ],
)
def test_where_nothing_can_be_kept_all_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    town = Town(tmp_path / "town")
    assert daily_archive(town.root) == town.read() == daily_archive(town.root)
    assert not list(tmp_path.glob("cache/*"))


def test_verdicts_are_never_remembered(known: Town) -> None:
    """The same bytes are worth less when their signer's key turns out to be lost."""
    before = known.status()
    known.act(
        "revoke",
        [],
        QUALITY,
        "2026-03-03T10:00",
        "quality-officer",
        reason="the stick was lost",
        since="2026-01-20T00:00:00+02:00",
        further={"key": key(MAYOR)},
    )
    after = daily_control(known.root, None, NOW).status("PO-012", "", TODAY)
    assert is_known(known.root)
    assert after == known.status() != before
