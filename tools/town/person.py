"""The people of the model town at work: each with a home, keys and commands."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qms.store.keys import fingerprint, key_of

CHECKOUT = Path(__file__).resolve().parent.parent.parent
KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR")
YES = b"y\n" * 100


class StoppedError(Exception):
    """The life of the town cannot go on: a command ended badly."""


@dataclass(frozen=True)
class Person:
    """A person who works in a folder; his home lies in another that is thrown away."""

    id: str
    folder: Path
    homes: Path

    @property
    def home(self) -> Path:
        """His own folder, outside of the repository."""
        return self.homes / self.id

    @property
    def keys(self) -> Path:
        """Where `qms` looks for his keys."""
        return self.home / ".config/qms/keys"

    def qms(self, now: datetime, *words: str) -> str:
        """Type a command, and say yes when asked; gives what was told.

        Raises StoppedError where it does not end well.
        """
        return self._run(now, sys.executable, "-m", "qms", "--lang", "en", *words)

    def git(self, now: datetime, *words: str) -> str:
        """Run git in the folder."""
        return self._run(now, "git", *words)

    def make_key(self, now: datetime, name: str = "") -> tuple[Path, str]:
        """A new key without a passphrase: its public file, and its fingerprint."""
        self.keys.mkdir(parents=True, exist_ok=True)
        found = len(list(self.keys.glob("*.pub")))
        path = self.keys / (name or (f"{self.id}-{found + 1}" if found else self.id))
        words = ("-q", "-t", "ed25519", "-C", name or self.id, "-N", "", "-f")
        self._run(now, "ssh-keygen", *words, str(path))
        public = path.with_name(f"{path.name}.pub")
        return public, fingerprint(key_of(public.read_text(encoding="utf-8")))

    def _run(self, now: datetime, *words: str) -> str:
        self.home.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self._environment(now),
            input=YES,
            capture_output=True,
            check=False,
        )
        told = done.stdout.decode()
        if done.returncode:
            typed = " ".join(words)
            raise StoppedError(f"{self.id}: {typed}\n{told}{done.stderr.decode()}")
        return told

    def _environment(self, now: datetime) -> dict[str, str]:
        """What his commands may know of the computer that this runs on: very little."""
        moment = now.isoformat()
        who = {
            "NAME": self.id,
            "EMAIL": f"{self.id}@camputeiului.example",
            "DATE": moment,
        }
        return {
            **{name: os.environ[name] for name in KEPT if name in os.environ},
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "PYTHONPATH": str(CHECKOUT),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "QMS_NOW": moment,
            **{f"GIT_AUTHOR_{name}": text for name, text in who.items()},
            **{f"GIT_COMMITTER_{name}": text for name, text in who.items()},
        }
