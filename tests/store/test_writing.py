"""A file is written whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from qms.errors import QmsError
from qms.store.writing import write_whole


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_makes_its_folder(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b/c.md", b"one\r\n")
    assert (tmp_path / "a/b/c.md").read_bytes() == b"one\r\n"
    assert names(tmp_path / "a/b") == ["c.md"]


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("sort", ["file", "folder", "dead link"])
def test_what_stands_is_not_replaced_unasked(tmp_path: Path, sort: str) -> None:
    path = tmp_path / "a.md"
    if sort == "file":
        path.write_text("old")
    elif sort == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    with pytest.raises(QmsError, match="exists already"):
        write_whole(path, b"new", may_replace=False)
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("file/a.md", id="its folder is a file"),
        pytest.param("folder", id="it is a folder"),
        pytest.param("x" * 300, id="its name is too long"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(QmsError, match="cannot write") as told:
        write_whole(tmp_path / place, b"new")
    assert told.value.hint
    assert names(tmp_path) == ["file", "folder"]
    assert names(tmp_path / "folder") == []
