"""Watching: a look tells whether anything changed, and costs no reading."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from qms.store.watching import sight


def lay(root: Path) -> Path:
    (root / "procedures/forms").mkdir(parents=True)
    (root / "procedures/forms/F-01.md").write_text("one")
    (root / "qms.yaml").write_text("qms: 1\n")
    return root


def touch(root: Path) -> None:
    os.utime(root / "procedures/forms/F-01.md", ns=(1, 1))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda root: (root / "procedures/forms/F-01.md").write_text("longer"),
            id="written",
        ),
        pytest.param(touch, id="saved again"),
        pytest.param(
            lambda root: (root / "procedures/forms/F-01.md").unlink(), id="removed"
        ),
        pytest.param(
            lambda root: (root / "procedures/F-02.md").write_text(""), id="added"
        ),
        pytest.param(lambda root: (root / "overrides").mkdir(), id="a new folder"),
        pytest.param(lambda root: (root / "qms.yaml").write_text(""), id="qms.yaml"),
    ],
)
def test_a_change_is_seen(tmp_path: Path, change: Callable[[Path], object]) -> None:
    root = lay(tmp_path)
    before = sight(root)
    assert sight(root) == before
    change(root)
    assert sight(root) != before


def test_what_a_site_is_not_made_of_is_not_looked_at(tmp_path: Path) -> None:
    root = lay(tmp_path)
    before = sight(root)
    (root / "build").mkdir()
    (root / "notes.txt").write_text("mine")
    assert sight(root) == before
