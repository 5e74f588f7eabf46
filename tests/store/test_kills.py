"""Killed at any step, an act is there whole or not at all, and nothing is lost.

A sample of the steps; all of them where QMS_FUZZ is set.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qms.store.act_files import recover
from qms.store.unfinished import unfinished
from tests.kills import TOP, every_kill, killed_at
from tests.store.office import (
    ACT,
    DRAFT,
    ENV,
    FIRST,
    OWN,
    OWN_STATUS,
    REMOVED,
    after,
    commits,
    committed,
    office,
    status,
    tree,
)

IS_LONG = "QMS_FUZZ" in os.environ
OLD = {**FIRST, **OWN}
CARRYING = ("-m", "tests.store.carrying")


@pytest.fixture(autouse=True)
def _who(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENV.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def prepare(tmp_path: Path) -> Callable[[], Path]:
    """Lays an office in a new folder, each time that it is called."""
    model = office(tmp_path / "model")
    numbers = itertools.count()

    def lay() -> Path:
        folder = tmp_path / f"town-{next(numbers)}"
        shutil.copytree(model, folder)
        return folder

    return lay


def left_behind(root: Path) -> set[str]:
    """What qms left in git's folder, besides folders that hold nothing."""
    own = root / ".git/qms"
    found = [*own.iterdir(), *(own / "journal").glob("*")] if own.is_dir() else []
    return {path.name for path in found} - {"journal"}


def require_old_or_new(root: Path) -> bool:
    """Raise unless an act is there whole or not at all; whether it is there."""
    is_new = tree(root) == after(ACT)
    assert is_new or tree(root) == OLD
    assert commits(root) == (["act", "first"] if is_new else ["first"])
    if is_new:
        assert committed(root) == set(ACT)
    assert status(root) == OWN_STATUS
    assert left_behind(root) <= {"lock"}
    assert not unfinished(root)
    return is_new


def test_an_act_killed_at_any_step(prepare: Callable[[], Path]) -> None:
    seen = []
    stride = 1 if IS_LONG else 9
    for step, root in every_kill([*CARRYING, "act"], prepare, stride=stride):
        told = recover(root)
        seen.append(require_old_or_new(root))
        assert told is None or (seen[-1] and told == "act"), step
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


def test_an_act_that_a_hook_refuses_killed_at_any_step(
    prepare: Callable[[], Path],
) -> None:
    def with_hook() -> Path:
        root = prepare()
        hook = root / ".git/hooks/commit-msg"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)
        return root

    stride = 1 if IS_LONG else 23
    for _step, root in every_kill([*CARRYING, "refused"], with_hook, stride=stride):
        assert not killed_at(0, [*CARRYING, "refused"], root)
        assert not require_old_or_new(root)


def test_an_act_without_a_commit_killed_at_any_step(
    prepare: Callable[[], Path],
) -> None:
    stride = 1 if IS_LONG else 7
    for _step, root in every_kill([*CARRYING, "write"], prepare, stride=stride):
        recover(root)
        assert tree(root) in (OLD, after(ACT))
        assert commits(root) == ["first"]
        assert left_behind(root) <= {"lock"}


def test_finishing_an_act_is_killed_at_any_step(prepare: Callable[[], Path]) -> None:
    firsts = range(1, 200, 7) if IS_LONG else (55,)

    def cut_short(step: int) -> Callable[[], Path]:
        def lay() -> Path:
            root = prepare()
            killed_at(step, [*CARRYING, "act"], root)
            return root

        return lay

    for first in firsts:
        stride = 5 if IS_LONG else 13
        lay = cut_short(first)
        for _step, root in every_kill([*CARRYING, "recover"], lay, stride=stride):
            recover(root)
            require_old_or_new(root)


def test_a_file_that_was_changed_meanwhile_is_named_and_kept(
    prepare: Callable[[], Path],
) -> None:
    cut = (root for _step, root in every_kill([*CARRYING, "act"], prepare, stride=3))
    root = next(root for root in cut if unfinished(root) and commits(root) == ["first"])
    (root / DRAFT).write_bytes(b"a night's work\n")
    for _again in range(2):
        with pytest.raises(Exception, match=f"{DRAFT} was changed") as told:
            recover(root)
    assert "journal" in told.value.hint  # type: ignore[attr-defined]
    assert (root / DRAFT).read_bytes() == b"a night's work\n"
    assert (root / REMOVED).exists() == (REMOVED in tree(root))
    (root / DRAFT).rename(root / "mine.txt")
    assert recover(root) == "act"
    assert commits(root) == ["act", "first"]
    (root / "mine.txt").unlink()
    assert require_old_or_new(root)


def test_on_another_branch_nothing_is_finished(prepare: Callable[[], Path]) -> None:
    cut = (root for _step, root in every_kill([*CARRYING, "act"], prepare, stride=3))
    root = next(root for root in cut if unfinished(root))
    (root / ".git/HEAD").write_text("ref: refs/heads/other\n")
    with pytest.raises(Exception, match="another branch: main"):
        recover(root)
    (root / ".git/HEAD").write_text("ref: refs/heads/main\n")
    assert recover(root) == "act"
    assert require_old_or_new(root)


@pytest.mark.parametrize("kept", ["", "x"])
def test_what_was_cleaned_away_is_put_again(
    prepare: Callable[[], Path], kept: str
) -> None:
    cut = (root for _step, root in every_kill([*CARRYING, "act"], prepare, stride=3))
    root = next(root for root in cut if unfinished(root))
    shutil.rmtree(root / "approvals", ignore_errors=True)
    if kept:
        subprocess.run(["git", "commit", "-qam", "mine"], cwd=root, check=True)
        subprocess.run(["git", "reset", "-q", "--soft", "HEAD^"], cwd=root, check=True)
        subprocess.run(["git", "reset", "-q"], cwd=root, check=True)
        subprocess.run(["git", "add", "procedures/staged.md"], cwd=root, check=True)
    assert recover(root) == "act"
    assert require_old_or_new(root)


def test_eight_at_once_lose_nothing(prepare: Callable[[], Path]) -> None:
    root = prepare()
    names = [f"act-{number}" for number in range(8)]
    running = [
        subprocess.Popen(
            [sys.executable, *CARRYING, "own", name],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(TOP)},
            stderr=subprocess.PIPE,
        )
        for name in names
    ]
    said = {
        name: each.communicate()[1] for name, each in zip(names, running, strict=True)
    }
    done = [
        name for name, each in zip(names, running, strict=True) if not each.returncode
    ]
    for name in set(names) - set(done):
        assert b"another qms is writing here" in said[name]
    assert done
    assert sorted(commits(root)) == sorted([*done, "first"])
    folder = root / "approvals/statements/2026/0212"
    assert sorted(path.stem for path in folder.iterdir()) == done
    assert status(root) == OWN_STATUS
