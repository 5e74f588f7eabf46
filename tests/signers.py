"""People of a test who act for themselves: each has a computer, keys, and a clone.

Nothing is shared but what git carries: every person has a home, a folder of keys, an
agent if wanted, and a folder in which commands are run. Keys are throw-away ones.

    ana, maria = Person(tmp_path, "ionescu.ana"), Person(tmp_path, "szabo.maria")
    ana.make_key()
    ana.run("submit", "PO-01", now="2026-03-02T09:00:00+02:00").succeeds()
    maria.clone(ana)
    with maria.agent():
        maria.run("approve", "PO-01", "--yes").succeeds()
    ana.pull(maria)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.cli.console import Told, qms, qms_alone
from tests.once import made_once

NOW = "2026-03-02T09:00:00+02:00"
PASSPHRASE = "örök-titok 7"
ASKPASS = '#!/bin/sh\ncat "{answer}"\n'
# what of the computer that runs the tests must not reach a person of a test
STRANGE = ("SSH_AUTH_SOCK", "QMS_KEY", "QMS_ROOT", "DISPLAY", "WAYLAND_DISPLAY")


@dataclass(frozen=True)
class Ended(Told):
    """What a command told, with ways to insist on how it ended."""

    def succeeds(self) -> Ended:
        """The same, which ended well; fails the test with what was told if not."""
        assert self.code == 0, f"exit {self.code}\n{self.out}\n{self.err}"
        return self

    def fails(self, piece: str, code: int = 3) -> Ended:
        """The same, which ended with an exit code and told a piece of text."""
        assert self.code == code, f"exit {self.code}\n{self.out}\n{self.err}"
        assert piece in self.out + self.err, f"{self.out}\n{self.err}"
        return self


class Person:
    """A person with a computer of his own; `folder` is where his commands run.

    `now` is the moment of his next command, unless that names another. His keys lie
    where `qms key new` puts them; each passphrase is the same, and typed for him.
    """

    def __init__(self, tmp: Path, person: str, now: str = NOW) -> None:
        self.id, self.now = person, now
        self.home = tmp / f"home-{person}"
        self.folder = tmp / f"office-{person}"
        self.answer = self.home / "answer"
        self.socket = ""
        for folder in (self.home, self.folder, self.keys):
            folder.mkdir(parents=True, exist_ok=True)
        self.answer.write_text(PASSPHRASE, encoding="utf-8")
        self._askpass.write_text(ASKPASS.format(answer=self.answer), encoding="utf-8")
        self._askpass.chmod(0o700)

    @property
    def keys(self) -> Path:
        """The folder of his keys for qms."""
        return self.home / ".config/qms/keys"

    @property
    def public(self) -> str:
        """His public key as governance has it: `ssh-ed25519 AAAA…`."""
        words = (self.keys / f"{self.id}.pub").read_text(encoding="utf-8").split()
        return " ".join(words[:2])

    def run(
        self, *words: object, now: str = "", answers: str = "", alone: bool = False
    ) -> Ended:
        """Run a command as this person, in his folder.

        `answers` are what he types; `alone` runs it in a process of its own.
        """
        self.now = now or self.now
        if alone:
            kept = self.environment()
            told = qms_alone(*words, cwd=self.folder, LANGUAGE="en", **kept)
        else:
            with self.present(), chdir(self.folder):
                told = qms(*words, answers=answers)
        return Ended(told.out, told.err, told.code)

    @contextmanager
    def present(self) -> Iterator[None]:
        """Let what runs in this process be his doing: his home, keys, agent, clock."""
        kept = {name: each for name, each in os.environ.items() if name not in STRANGE}
        with patch.dict(os.environ, {**kept, **self.environment()}, clear=True):
            yield

    def environment(self) -> Mapping[str, str]:
        """The environment of his commands."""
        who = {"NAME": self.id, "EMAIL": f"{self.id}@example.org", "DATE": self.now}
        return {
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "SSH_ASKPASS": str(self._askpass),
            "SSH_ASKPASS_REQUIRE": "force",
            "QMS_NOW": self.now,
            **({"SSH_AUTH_SOCK": self.socket} if self.socket else {}),
            **{f"GIT_AUTHOR_{name}": text for name, text in who.items()},
            **{f"GIT_COMMITTER_{name}": text for name, text in who.items()},
        }

    def make_key(self, passphrase: str = "", name: str = "") -> str:
        """Make him a key; without a passphrase, since that costs time. The public key.

        A second key of the same person needs a `name` for its file.
        """
        path = self.keys / (name or self.id)
        words = ("-q", "-t", "ed25519", "-C", self.id, "-f", str(path))
        self._run("ssh-keygen", *words, "-N", passphrase)
        text = Path(f"{path}.pub").read_text(encoding="utf-8")
        return " ".join(text.split()[:2])

    @contextmanager
    def agent(self, name: str = "") -> Iterator[None]:
        """Let an agent hold his key, and nothing else on his computer."""
        # the path of a socket must be short
        folder = Path(tempfile.mkdtemp(prefix="qms-agent-"))
        socket = folder / "s"
        # -D: it stays our child, so that the very process is ended
        process = subprocess.Popen(
            ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE
        )
        try:
            assert process.stdout
            process.stdout.readline()
            self.socket = str(socket)
            path = self.keys / (name or self.id)
            self._run("ssh-add", "-q", str(path))
            path.rename(folder / "key")
            yield
            (folder / "key").rename(path)
        finally:
            self.socket = ""
            process.terminate()
            process.communicate()
            shutil.rmtree(folder)

    def clone(self, other: Person) -> None:
        """Take a copy of another person's repository as his own."""
        self._git("clone", "--quiet", str(other.folder), ".")

    def pull(self, other: Person) -> None:
        """Take over what another person committed, as `qms sync` merges it."""
        words = (
            "--quiet",
            "--no-rebase",
            "--no-edit",
            "-s",
            "recursive",
            "-Xno-renames",
        )
        self._git("pull", *words, str(other.folder), "main")

    def commit(self, message: str = "files") -> None:
        """Commit all that stands in his folder."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", message)

    @property
    def _askpass(self) -> Path:
        return self.home / "askpass"

    def _git(self, *words: str) -> None:
        self._run("git", "-C", str(self.folder), *words)

    def _run(self, *words: str) -> None:
        environment = {**os.environ, **self.environment()}
        done = subprocess.run(words, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


BEGIN = (
    *("init", ".", "--country", "RO", "--languages", "ro,hu", "--name", "Town"),
    *("--head", "Szabó, Mária", "--officer", "Ionescu, Ana"),
)
OFFICES = {
    "ionescu.ana": "quality-officer",
    "szabo.maria": "mayor",
    "nagy.peter": "secretary-general",
    "kelemen.aniko": "registrar",
}
FURTHER = {
    "nagy.peter": "secretary-general=Nagy, Péter",
    "kelemen.aniko": "registrar=Kelemen, Anikó",
}


def office_in_force(
    tmp: Path, *further: str, recovery: str = "", now: str = NOW
) -> dict[str, Person]:
    """People of an office whose first governance they brought into force, by id.

    Ana, the quality officer, and Maria, the mayor; and those of `FURTHER` named. Each
    has a key without passphrase and a clone. `recovery` is the file of a public key.
    """
    names = ("ionescu.ana", "szabo.maria", *further)
    if recovery:
        _bring_into_force(tmp, names, recovery, now)
    else:
        _copy(_office(names, now), tmp)
    return {each: Person(tmp, each, now) for each in names}


def _office(names: tuple[str, ...], now: str) -> Path:
    """An office that is made once, and copied for each who wants one."""

    def make(folder: Path) -> None:
        _bring_into_force(folder, names, "", now)

    return made_once(f"in-force-{'-'.join(names)}-{now[:13]}", make)


def _copy(made: Path, tmp: Path) -> None:
    """Copy an office; the clones in it know each other where they are now."""
    shutil.copytree(made, tmp, symlinks=True, dirs_exist_ok=True)
    for path in tmp.glob("office-*/.git/config"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(str(made), str(tmp)), encoding="utf-8")


def _bring_into_force(tmp: Path, names: Sequence[str], recovery: str, now: str) -> None:
    people = {each: Person(tmp, each, now) for each in names}
    words: list[str] = []
    for each, person in people.items():
        person.make_key()
        words += ["--key", f"{OFFICES[each]}={person.keys / f'{each}.pub'}"]
        words += ["--holder", FURTHER[each]] if each in FURTHER else []
    words += ["--recovery", recovery] if recovery else []
    ana, maria, *others = people.values()
    ana.run(*BEGIN, *words).succeeds()
    ana.run("approve", "GOVERNANCE", "--yes").succeeds()
    maria.clone(ana)
    maria.run("approve", "GOVERNANCE", "--yes").succeeds()
    ana.pull(maria)
    ana.run("release", "GOVERNANCE").succeeds()
    maria.pull(ana)
    for person in others:
        person.clone(ana)
