"""What is made once for all tests, whichever process of pytest-xdist asks first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_TOPS: list[Path] = []


def begin(factory: pytest.TempPathFactory) -> None:
    """Know where this run of the tests may lay things."""
    top = factory.getbasetemp()
    _TOPS.append(top.parent if "PYTEST_XDIST_WORKER" in os.environ else top)


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is filled by who asks first; others wait, and only read it."""
    top = _TOPS[0]
    folder, done = top / name, top / f"{name}.done"
    with (top / f"{name}.lock").open("w") as lock:
        _wait_for(lock.fileno())
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def _wait_for(lock: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(lock, fcntl.LOCK_EX)
