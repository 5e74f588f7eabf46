"""The files of a repository: every one, in one order, and none outside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qms.errors import NotARepositoryError
from qms.store.tree import find_root, is_document, walk


def lay(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    return root


def test_the_root_is_the_folder_with_qms_yaml_here_or_above(tmp_path: Path) -> None:
    root = lay(tmp_path / "town", "qms.yaml", "procedures/a/PO-01.md").resolve()
    assert find_root(root) == root
    assert find_root(root / "procedures/a") == root


def test_no_qms_yaml_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotARepositoryError, match=r"no qms.yaml") as told:
        find_root(tmp_path)
    assert "qms init" in told.value.hint


def test_files_come_in_one_order(tmp_path: Path) -> None:
    paths = ("b.md", "B.md", "a/z.md", "a/é.md", "a-b.md", "a.md", "ж.md")
    lay(tmp_path, *(f"procedures/{each}" for each in paths))
    found = [each.removeprefix("procedures/") for each in walk(tmp_path, "procedures")]
    assert found == ["B.md", "a/z.md", "a/é.md", "a-b.md", "a.md", "b.md", "ж.md"]


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "procedures/.a.md", "procedures/.git/b.md", "procedures/c.md")
    assert list(walk(tmp_path, "procedures")) == ["procedures/c.md"]


def test_links_are_given_and_never_followed(tmp_path: Path) -> None:
    lay(tmp_path, "elsewhere/a.md", "procedures/b.md")
    (tmp_path / "procedures/link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "procedures/round").symlink_to(tmp_path / "procedures")
    assert list(walk(tmp_path, "procedures")) == [
        "procedures/b.md",
        "procedures/link",
        "procedures/round",
    ]


def test_a_folder_that_is_a_link_is_given_itself(tmp_path: Path) -> None:
    lay(tmp_path, "elsewhere/a.md")
    (tmp_path / "procedures").symlink_to(tmp_path / "elsewhere")
    assert list(walk(tmp_path, "procedures")) == ["procedures"]


def test_a_folder_with_the_name_of_a_document_is_given_as_one(tmp_path: Path) -> None:
    lay(tmp_path, "procedures/PO-01.md/a.md")
    assert list(walk(tmp_path, "procedures")) == ["procedures/PO-01.md"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(walk(tmp_path, "procedures")) == []


def test_a_file_with_the_name_of_a_folder_is_given(tmp_path: Path) -> None:
    lay(tmp_path, "procedures")
    assert list(walk(tmp_path, "procedures")) == ["procedures"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.md", True), ("a.hu.yaml", True), ("a.yml", False), ("a/flow.svg", False)],
)
def test_is_document(path: str, expected: bool) -> None:
    assert is_document(path) is expected
