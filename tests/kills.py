"""Killing a process at its n-th step on the disk, to see what it leaves behind.

`killed_at(1, …)`, `killed_at(2, …)` and so on, until one runs through. A step is each
opening of a file for writing, each half of what is written, each rename, link,
deletion, new folder, change of rights, flush, and of each program that is started (git,
ssh-keygen) its start, its first moment and its end. The functions are wrapped in the
child alone: what is tested knows nothing of it.

Run as a program it is that child: `python tests/kills.py N -m qms …`, or a script.
"""

from __future__ import annotations

import builtins
import io
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

EVENTS = frozenset(
    {"os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir"}
    | {"os.truncate", "os.chmod", "subprocess.Popen"}
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
TOP = Path(__file__).resolve().parent.parent


def killed_at(
    step: int, argv: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None
) -> bool:
    """Run Python with some words, killed at a step: true if it was, false if it ended.

    The words are those after `python`: `-m qms approve …`, or a script and its words.
    Raises AssertionError with what it said if it ended with an error.
    """
    run = subprocess.run(
        [sys.executable, "-B", __file__, str(step), *argv],
        cwd=cwd,
        env=_unmeasured({**os.environ, "PYTHONPATH": str(TOP), **(env or {})}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    assert run.returncode in (0, -signal.SIGKILL), run.stdout + run.stderr
    return run.returncode != 0


def _unmeasured(env: Mapping[str, str]) -> dict[str, str]:
    """An environment without coverage: the killed leave their data in halves."""
    return {name: text for name, text in env.items() if not name.startswith("COV")}


def every_kill(
    argv: Sequence[str],
    prepare: Callable[[], Path],
    *,
    stride: int = 1,
    first: int = 1,
    env: Mapping[str, str] | None = None,
) -> Iterator[tuple[int, Path]]:
    """Each step at which the words were killed, and the folder that this left.

    `prepare` lays a new folder, in which they are run, for every kill.
    """
    step = first
    while True:
        folder = prepare()
        if not killed_at(step, argv, folder, env):
            return
        yield step, folder
        step += stride


class _Clock:
    """Counts the steps, and kills at the last one."""

    def __init__(self, last: int) -> None:
        self.left = last

    def tick(self, *_: object) -> None:
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)


def _watch(clock: _Clock) -> None:
    _watch_events(clock)
    for name in ("fsync", "fdatasync", "sync"):
        _wrap(os, name, before=clock.tick)
    _wrap(subprocess.Popen, "_execute_child", after=clock.tick)
    _wrap(subprocess.Popen, "communicate", after=clock.tick)
    _watch_writes(clock)


def _watch_events(clock: _Clock) -> None:
    def hook(event: str, words: tuple[Any, ...]) -> None:
        if event in EVENTS or (event == "open" and words[2] & WRITING):
            clock.tick()

    sys.addaudithook(hook)


def _watch_writes(clock: _Clock) -> None:
    """Let what is written reach the disk by halves."""
    write, opened = os.write, io.open

    def halves(handle: int, data: Any) -> int:
        half = memoryview(data).cast("B")
        half = half[: len(half) // 2]
        if half:
            write(handle, half)
            clock.tick()
            return len(half) + write(handle, memoryview(data).cast("B")[len(half) :])
        return write(handle, data)

    class Writer(io.BufferedWriter):
        def write(self, data: Any) -> int:
            view = memoryview(data).cast("B")
            super().write(view[: len(view) // 2])
            self.flush()
            clock.tick()
            super().write(view[len(view) // 2 :])
            return len(view)

    def opening(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if mode in ("wb", "xb", "ab") and not rest and set(named) <= {"closefd"}:
            return Writer(io.FileIO(file, mode, **named))
        return opened(file, mode, *rest, **named)

    os.write = halves
    io.open = builtins.open = opening


def _wrap(
    owner: Any,
    name: str,
    before: Callable[[], None] = lambda: None,
    after: Callable[[], None] = lambda: None,
) -> None:
    inner = getattr(owner, name, None)
    if inner is None:
        return

    def outer(*words: Any, **named: Any) -> Any:
        before()
        result = inner(*words, **named)
        after()
        return result

    setattr(owner, name, outer)


def _run(words: list[str]) -> None:
    if words[0] == "-m":
        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = words
        runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    sys.path[0] = str(TOP)
    _watch(_Clock(int(sys.argv[1])))
    _run(sys.argv[2:])
