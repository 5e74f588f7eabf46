"""What is made once for all tests, whichever process of pytest-xdist asks first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """A folder that is filled by who asks first; others wait, and only read it."""
    top = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        top = top.parent
    folder, half = top / name, top / f"{name}-half"
    with (top / f"{name}.lock").open("w") as lock:
        _wait_for(lock.fileno())
        if not folder.exists():
            half.mkdir()
            make(half)
            half.rename(folder)
    return folder


def _wait_for(lock: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(lock, fcntl.LOCK_EX)
