"""One writer at a time, and a lock that no kill leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from qms.errors import QmsError
from qms.store.lock import held_handles, is_locked, repository_locked

HOLD = (
    "import sys, subprocess\n"
    "from pathlib import Path\n"
    "from qms.store.lock import repository_locked, held_handles\n"
    "with repository_locked(Path()):\n"
    "    if len(sys.argv) > 1:\n"
    "        subprocess.Popen(sys.argv[1:], pass_fds=held_handles(Path()),\n"
    "                         stdout=subprocess.DEVNULL)\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


def holder(root: Path, *words: str) -> subprocess.Popen[bytes]:
    """A process that holds the lock until its input ends."""
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert run.stdout
    assert run.stdout.readline() == b"held\n"
    return run


def end(run: subprocess.Popen[bytes]) -> None:
    run.communicate()
    assert run.returncode == 0


def test_a_second_process_is_told_who_writes(tmp_path: Path) -> None:
    run = holder(tmp_path)
    assert is_locked(tmp_path)
    with (
        pytest.raises(QmsError, match=f"process {run.pid}") as told,
        repository_locked(tmp_path, wait=0.1),
    ):
        pass
    assert told.value.hint
    end(run)
    assert not is_locked(tmp_path)


def test_who_waits_gets_it(tmp_path: Path) -> None:
    run = holder(tmp_path)
    threading.Timer(0.2, end, (run,)).start()
    with repository_locked(tmp_path):
        assert is_locked(tmp_path)


def test_a_kill_frees_it(tmp_path: Path) -> None:
    run = holder(tmp_path)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    with repository_locked(tmp_path, wait=0):
        pass


def test_a_program_left_behind_keeps_it_after_a_kill_alone(tmp_path: Path) -> None:
    run = holder(tmp_path, "sleep", "1")
    run.send_signal(signal.SIGKILL)
    run.communicate()
    assert is_locked(tmp_path)
    with repository_locked(tmp_path, wait=5):
        pass
    end(holder(tmp_path, "sleep", "3"))
    assert not is_locked(tmp_path)


def test_within_itself_it_may_be_taken_again(tmp_path: Path) -> None:
    with repository_locked(tmp_path), repository_locked(tmp_path, wait=0):
        assert held_handles(tmp_path)
    assert not held_handles(tmp_path)
    assert list((tmp_path / ".qms").iterdir()) == []


def test_another_thread_does_not_share_it(tmp_path: Path) -> None:
    told: list[str] = []

    def other() -> None:
        try:
            with repository_locked(tmp_path, wait=0):
                told.append("taken")
        except QmsError as error:
            told.append(str(error))

    with repository_locked(tmp_path):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(told) == 1
    assert "another qms" in told[0]


def test_an_error_frees_it(tmp_path: Path) -> None:
    for error in (QmsError("x"), KeyboardInterrupt()):
        with pytest.raises(type(error)), repository_locked(tmp_path):
            raise error
        assert not is_locked(tmp_path)


@pytest.mark.parametrize("sort", ["link to a folder", "lock is a link", "file"])
def test_what_stands_in_its_way_is_told(tmp_path: Path, sort: str) -> None:
    root, other = tmp_path / "town", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    if sort == "link to a folder":
        (root / ".qms").symlink_to(other)
    elif sort == "lock is a link":
        (root / ".qms").mkdir()
        (root / ".qms/lock").symlink_to(other / "lock")
    else:
        (root / ".qms").write_text("")
    with pytest.raises(QmsError) as told, repository_locked(root):
        pass
    assert told.value.hint
    assert list(other.iterdir()) == []


def test_a_git_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    with pytest.raises(QmsError, match="does not lead"), repository_locked(tmp_path):
        pass
