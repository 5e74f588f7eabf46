"""Whole commands, as a person types them: what is told, and the exit code.

After an intended change of a told text: `QMS_WRITE_EXPECTED=1 pytest tests/cli`, then
read the difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from qms.i18n import speak_as_asked, without_language

EXPECTED = Path(__file__).parent.parent / "expected"
TOP = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Told:
    """What a command told, and how it ended."""

    out: str
    err: str
    code: int

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()


def qms(*words: object, answers: str = "") -> Told:
    """Run a command in this process, built anew for the language asked for."""
    from qms.cli.app import run

    typed = [str(word) for word in words]
    alone = patch.dict(os.environ, {"LANGUAGE": "en"})
    with alone, CliRunner().isolation(input=answers) as (out, err, _both):
        speak_as_asked(typed)
        code = run(without_language(typed))
        sys.stdout.flush()
        sys.stderr.flush()
        told = Told(out.getvalue().decode(), err.getvalue().decode(), code)
    return told


def qms_alone(*words: object, cwd: Path | None = None, **environment: str) -> Told:
    """Run a command in a process of its own, where the environment matters."""
    kept = (
        *("PATH", "HOME", "QMS_CACHE", "XDG_STATE_HOME"),
        *("GIT_CONFIG_GLOBAL", "COVERAGE_PROCESS_START"),
    )
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env |= {"PYTHONPATH": str(TOP), "COLUMNS": "100", **environment}
    done = subprocess.run(
        [sys.executable, "-m", "qms", *map(str, words)],
        cwd=cwd,
        env=env,
        capture_output=True,
        timeout=120,
    )
    return Told(done.stdout.decode(), done.stderr.decode(), done.returncode)


def held_against(name: str, told: str) -> None:
    """Hold a text against `tests/expected/<name>.txt`."""
    path = EXPECTED / f"{name}.txt"
    if os.environ.get("QMS_WRITE_EXPECTED"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(told.encode())
    assert told == path.read_bytes().decode()
