"""A person at a real terminal, who waits for questions and answers them."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.cli.console import TOP


class Terminal:
    """A person at a terminal, who waits for a question and answers it."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.end, inner = pty.openpty()
        env = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONUNBUFFERED": "1"}
        self.run = subprocess.Popen(
            [sys.executable, "-m", "qms", *words],
            cwd=folder,
            env=env,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)
        self.told = ""

    def wait_for(self, piece: str) -> None:
        """Wait until something is told."""
        last = time.monotonic() + 30
        while piece not in self.told:
            assert time.monotonic() < last, self.told
            if select.select([self.end], [], [], 1)[0]:
                self.told += os.read(self.end, 4096).decode()

    def answer(self, text: str) -> None:
        """Type an answer."""
        os.write(self.end, f"{text}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl-C until it ends: one that comes before it reads is not seen."""
        for _ in range(30):
            self.run.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.run.wait(2)
                return

    def close(self) -> int:
        """Wait for the end; the exit code."""
        code = self.run.wait(60)
        os.close(self.end)
        return code
