"""A small disk of its own, to see what a command leaves when it is full."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

FILES = 2000


@dataclass(frozen=True)
class SmallDisk:
    """A disk; `full` leaves some room on it for as long as a command runs."""

    place: Path

    def room(self) -> tuple[int, int]:
        """How many blocks and how many files there is room for."""
        found = os.statvfs(self.place)
        return found.f_bavail, found.f_ffree

    @contextmanager
    def full(
        self, blocks: int | None = None, files: int | None = None
    ) -> Iterator[None]:
        """Leave room for some blocks only, or for some files only."""
        ballast = self.place / "ballast"
        ballast.mkdir()
        free, _names = self.room()
        if blocks is not None:
            size = os.statvfs(self.place).f_frsize
            with (ballast / "one").open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, (free - blocks) * size)
        if files is not None:
            _free, names = self.room()
            for number in range(names - files):
                (ballast / str(number)).touch()
        try:
            yield
        finally:
            for path in ballast.iterdir():
                path.unlink()
            ballast.rmdir()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let commands find no other disk: temporary files and caches go there, too."""
        for name in ("tmp", "cache"):
            (self.place / name).mkdir(exist_ok=True)
        places = {
            "TMPDIR": str(self.place / "tmp"),
            "QMS_CACHE": str(self.place / "cache"),
        }
        with (
            patch.dict(os.environ, places),
            patch.object(tempfile, "tempdir", None),
            patch.object(
                tempfile, "_candidate_tempdir_list", lambda: [places["TMPDIR"]]
            ),
        ):
            yield


@contextmanager
def mounted(place: Path, megabytes: int = 2) -> Iterator[SmallDisk]:
    """Mount a disk for a test; the test is skipped where that is not allowed."""
    place.mkdir()
    options = f"size={megabytes}m,nr_inodes={FILES}"
    words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    try:
        subprocess.run(words, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no small disk can be mounted here: {error}")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
