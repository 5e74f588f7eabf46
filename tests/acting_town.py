"""A town whose people sign with real keys, through the commands that they would type.

The governance is laid by the builder of `approval_tree`; from then on everything is
done by `qms`. All people work in one folder, each with his own key and home.
"""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from qms.actions.desk import read_ledger
from qms.model.approval.control import Control
from tests.approval_tree import Office, key, private_key
from tests.example_tree import lay_example
from tests.signers import Person

ROOT_DAY = "2026-01-12"
NOW = "2026-11-22T12:00:00+02:00"
NAMES = {
    "stone.mary": "Mary Stone",
    "field.anna": "Anna Field",
    "brook.paul": "Paul Brook",
    "lake.vera": "Vera Lake",
    "wood.ivan": "Ivan Wood",
    "hill.john": "John Hill",
}
OFFICES = {
    "stone.mary": ("mayor",),
    "field.anna": ("quality-officer",),
    "brook.paul": ("public-relations-head",),
    "lake.vera": ("registry",),
    "wood.ivan": ("registrar",),
    "hill.john": ("deputy-mayor",),
}
DEPUTIES = (
    "deputies:\n"
    "  - {office: mayor, of: stone.mary, to: hill.john, from: 2026-01-01, until: null,"
    " only_in_absence: true}\n"
    "absences: [{person: stone.mary, from: 2026-08-03, until: 2026-08-21}]\n"
)
DOCUMENTS = """\
=== procedures/PO-01.md
title: Answering petitions
attachments: [PO-01/flow.svg]
---
# Purpose

This procedure tells how the office answers.

# Activity

The registry answers within 30 days.
=== procedures/PO-01/flow.svg
<svg xmlns="http://www.w3.org/2000/svg"><title>flow</title></svg>
=== procedures/PO-01.ro.md
translates: {edition: 1, revision: 0}
language: ro
title: Răspunsul la petiții
---
# Scop

Procedura arată cum răspunde instituția.

# Activitate

Registratura răspunde în 30 de zile.
=== procedures/PO-02.md
title: Keeping the register
---
# Purpose

This procedure tells how the register is kept.

# Activity

The registry writes every petition down.
"""


PROFILE = {
    "  release: [quality-officer]\n": (
        "  release: [quality-officer]\n  publish: [quality-officer]\n"
    ),
    "effects: [on-release, not-before]\n": (
        "effects: [on-release, not-before, on-approval, on-publication]\n"
    ),
    "translation_steps: [{step: checked, office: head-of-owner}]\n": (
        "translation_steps: [{step: checked, office: owner}]\n"
    ),
    "  mayor: {title: {en: Mayor}}\n": (
        "  mayor: {title: {en: Mayor}}\n"
        "  deputy-mayor: {title: {en: Deputy mayor}, head: mayor}\n"
    ),
}


class Town:
    """A folder under git, with the people who act in it."""

    def __init__(self, tmp: Path) -> None:
        self.root = tmp / "town"
        self.tmp = tmp
        lay_example(self.root, "files", DOCUMENTS)
        _without_fields(self.root / "procedures/PO-01.ro.md")
        (self.root / "governance/people.yaml").write_text(people(), encoding="utf-8")
        self._profile()
        self._root()
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "the town begins")
        self._people: dict[str, Person] = {}

    def copied(self, tmp: Path) -> Town:
        """The same town in another folder, with all that was done in it."""
        found = object.__new__(Town)
        found.__dict__ = {**self.__dict__, "tmp": tmp, "_people": {}}
        found.root = tmp / "town"
        shutil.copytree(self.root, found.root, symlinks=True)
        return found

    def person(self, name: str) -> Person:
        """A person with his key, who works in the town's folder."""
        if name not in self._people:
            made = Person(self.tmp, name, f"{ROOT_DAY}T13:00:00+02:00")
            made.folder = self.root
            lay_key(made.keys, name)
            self._people[name] = made
        return self._people[name]

    def control(self, now: str = NOW) -> Control:
        """The archive, judged."""
        return read_ledger(self.root, datetime.fromisoformat(now))

    def word(self, document: str, day: str, version: str = "") -> str:
        """The one word for a document on a day."""
        when = datetime.fromisoformat(day).date()
        return self.control().status(document, version, when).word

    def sign_all(self, document: str, day: str) -> None:
        """Let every step of a document be signed on a day, and release it."""
        for hour, who in enumerate(("brook.paul", "stone.mary"), 10):
            moment = f"{day}T{hour}:00:00+02:00"
            self.person(who).run("approve", document, "--yes", now=moment).succeeds()
        moment = f"{day}T12:00:00+02:00"
        self.person("field.anna").run("release", document, now=moment).succeeds()

    def git(self, *words: str) -> str:
        """What git answers in the town's folder."""
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        done = subprocess.run(
            ["git", *who, *words],
            cwd=self.root,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    def _profile(self) -> None:
        path = self.root / "governance/profile.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in PROFILE.items():
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    def _root(self) -> None:
        office = Office(self.root)
        files = {
            name: (self.root / "governance" / name).read_bytes()
            for name in ("people.yaml", "profile.yaml")
        }
        root = office.submit("GOVERNANCE", files, language="en")
        day = f"{ROOT_DAY}T1"
        acts = (
            ("submit", "field.anna", "quality-officer", "prepared"),
            ("approve", "field.anna", "quality-officer", "prepared"),
            ("approve", "stone.mary", "mayor", "approved"),
            ("release", "field.anna", "quality-officer", None),
        )
        for minute, (act, person, held, step) in enumerate(acts):
            at = f"{day}0:0{minute}:00+02:00"
            effective = {root: ROOT_DAY} if act == "release" else None
            office.sign(
                act, root, person, at, office=held, step=step, effective=effective
            )


def people(deputies: str = DEPUTIES) -> str:
    """`people.yaml` of the town."""
    rows = []
    for person, offices in OFFICES.items():
        family, given = person.split(".")
        held = ", ".join(f"{{office: {each}, from: 2020-01-01}}" for each in offices)
        rows.append(
            f"  - id: {person}\n"
            f"    name: {{family: {family.title()}, given: {given.title()},"
            f" display: {NAMES[person]}}}\n"
            f"    offices: [{held}]\n"
            f"    keys: [{{key: {key(person)}, from: 2026-01-05T08:00:00Z,"
            " until: 2028-01-05T08:00:00Z}]\n"
        )
    return f"qms: 1\npeople:\n{''.join(rows)}{deputies}"


def lay_key(folder: Path, person: str) -> None:
    """Put the throw-away key of the builder where `qms` looks for keys."""
    secret = private_key(person).private_bytes(
        Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
    )
    path = folder / person
    path.write_bytes(secret)
    path.chmod(0o600)
    Path(f"{path}.pub").write_text(f"{key(person)} {person}\n", encoding="utf-8")


def _without_fields(path: Path) -> None:
    """A language version states its own few fields only."""
    kept = ("---", "id:", "translates:", "language:", "title:")
    text = path.read_text(encoding="utf-8")
    head, _fence, body = text.removeprefix("---\n").partition("---\n")
    lines = [line for line in head.splitlines() if line.startswith(kept)]
    path.write_text("---\n" + "\n".join(lines) + f"\n---\n{body}", encoding="utf-8")
