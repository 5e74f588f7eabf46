"""`qms serve`: it shows what is saved, tells what is wrong, and ends cleanly."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.test_preview import asked
from tests.actions.test_today import RELEASED
from tests.cli.console import TOP, qms
from tests.example_tree import lay_example

NOW = "2026-11-22T12:00:00+02:00"
IN_FORCE = "/en/documents/PO-01.html"
DRAFT = "/en/documents/PO-01/draft.html"


class Serving:
    """A running `qms serve`, and what it told so far."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        self.told = root.parent / "told.txt"
        self.temporary = root.parent / "temporary"
        self.temporary.mkdir()
        environment = {
            **os.environ,
            "QMS_NOW": NOW,
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": str(TOP),
            "TMPDIR": str(self.temporary),
        }
        with self.told.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "qms", "serve", "--root", str(root), *words],
                env=environment,
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        self.address = self.awaited(r"look at (\S+)")

    def awaited(self, pattern: str, times: int = 1) -> str:
        """What it told that fits a pattern, when it did so often."""
        for _ in range(1200):
            text = self.told.read_text()
            found = re.findall(pattern, text)
            if len(found) >= times:
                return str(found[times - 1])
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(text)

    def page(self, path: str) -> str:
        return asked(self.address, path)[2].decode()


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return lay_example(tmp_path / "town", "acts", RELEASED)


@pytest.fixture
def serving(town: Path) -> Iterator[Serving]:
    found = Serving(town)
    yield found
    if found.process.poll() is None:
        found.process.kill()
    found.process.wait()


def test_a_save_shows_and_a_fault_is_told_and_mended(
    town: Path, serving: Serving
) -> None:
    draft = town / "procedures/PO-01.md"
    text = draft.read_text().replace("revision: 0", "revision: 1")
    draft.write_text(f"{text}\nAnd at once.\n")
    serving.awaited("built:", 2)
    assert "And at once." in serving.page(DRAFT)
    assert "And at once." not in serving.page(IN_FORCE)

    (archived,) = town.glob("approvals/PO-01/*/*/content/PO-01.md")
    whole = archived.read_bytes()
    archived.write_bytes(whole + b"altered")
    serving.awaited("error: ")
    status, _place, data = asked(serving.address, IN_FORCE)
    assert (status, b"PO-01" in data, b"altered" in data) == (503, True, False)
    archived.write_bytes(whole)
    serving.awaited("built:", 3)
    assert "altered" not in serving.page(IN_FORCE)

    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(30) == 0
    assert serving.told.read_text().endswith("the preview has ended\n")
    assert "Traceback" not in serving.told.read_text(), serving.told.read_text()
    assert list(serving.temporary.iterdir()) == []


def test_a_site_is_for_the_public_or_for_the_office(town: Path) -> None:
    told = qms("serve", "--public", "--internal", "--root", str(town))
    assert told.code == 2
