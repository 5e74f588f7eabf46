"""A town whose people act by commands: real keys, real git, governance laid before.

Its texts are laid straight into the archive, so that each test begins where its act
does; from there on, people sign for themselves.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from qms.model.approval.control import Control
from qms.model.approval.status import Status
from qms.store.archive import read_archive
from tests.approval_tree import TEXT, Office, key, private_key
from tests.signers import Person

TOP = Path(__file__).parent.parent
NOW = "2026-03-02T10:00:00+02:00"
OFFICES = {
    "szabo.maria": "mayor",
    "ionescu.ana": "quality-officer",
    "kelemen.aniko": "registrar",
    "biro.katalin": "registry",
    "balogh.eszter": "public-relations-head",
    "nagy.peter": "monitoring-commission",
    "toth.andrea": "urbanism",
    "stan.mihai": "urbanism-head",
    "munteanu.radu": "deputy-mayor",
}
ANA, MARIA, ANIKO = "ionescu.ana", "szabo.maria", "kelemen.aniko"
KATALIN, ESZTER, PETER = "biro.katalin", "balogh.eszter", "nagy.peter"
STEPS = (("checked", ESZTER), ("endorsed", PETER), ("approved", MARIA))
DEPUTIES = """\
deputies:
  - {office: mayor, of: szabo.maria, to: munteanu.radu, from: 2026-01-01, until: null}
"""
HOUSE = """\
qms: 1
name: {ro: Primăria de probă, hu: Próbafalva}
languages: [ro, hu]
"""


class Town(Office):
    """The office of a test with git around it; `root` is everybody's folder."""

    def __init__(self, tmp: Path) -> None:
        super().__init__(tmp / "town")
        self.tmp = tmp
        shutil.copytree(_made().name, self.root)
        laid = _first_governance(Office(Path(_made().name)))
        self.governance, self.heads = laid.governance, list(laid.heads)
        self.last, self.digests = dict(laid.last), dict(laid.digests)

    def person(self, name: str, now: str = NOW) -> Person:
        """Somebody who sits in the town's folder, with his key."""
        found = Person(self.tmp, name, now)
        found.folder = self.root
        private = private_key(name).private_bytes(
            Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
        )
        path = found.keys / name
        path.write_bytes(private)
        path.chmod(0o600)
        (found.keys / f"{name}.pub").write_text(f"{key(name)}\n")
        return found

    def put_up(self, document: str = "PO-012", on: str = "02-10", **fields: Any) -> str:
        """Lay a submission that its owner put up on a day of 2026; its name."""
        laid = self.submit(document, **fields)
        self.sign(
            "submit", laid, KATALIN, f"2026-{on}T10:00:00+02:00", office="registry"
        )
        return laid

    def approve(self, name: str, on: str = "02-10", *, steps: int = 3) -> None:
        """Let the steps after the first be signed, or only some of them."""
        for hour, (step, person) in enumerate(STEPS[:steps], 11):
            at = f"2026-{on}T{hour}:00:00+02:00"
            self.sign("approve", name, person, at, office=OFFICES[person], step=step)

    def release(self, name: str, on: str = "02-11", day: str | None = "") -> str:
        """Let the controller release it; the statement's digest."""
        effective = {name: f"2026-{on}" if day == "" else day}
        at = f"2026-{on}T13:00:00+02:00"
        return self.sign(
            "release", name, ANA, at, office="quality-officer", effective=effective
        )

    def in_force(self, document: str = "PO-012", **fields: Any) -> str:
        """Lay a text that is in force since February; its name."""
        name = self.put_up(document, **fields)
        self.approve(name)
        self.release(name)
        return name

    def govern(self, people: str, on: str = "02-12") -> str:
        """Lay the next governance, with these people, in force on a day; its name."""
        files = {"people.yaml": people, "profile.yaml": profile()}
        before = [self.governance]
        name = self.submit("GOVERNANCE", files, edition=2, predecessors=before)
        at, office = f"2026-{on}T{{}}:00:00+02:00", {"office": "quality-officer"}
        self.sign("submit", name, ANA, at.format(10), **office)
        self.sign("approve", name, MARIA, at.format(11), office="mayor")
        effective = {name: f"2026-{on}"}
        self.sign("release", name, ANA, at.format(12), effective=effective, **office)
        self.governance = self.digests[name]
        return name

    def commit(self) -> None:
        """Commit what was laid."""
        self.person(ANA).commit("laid")

    def control(self, now: str = NOW) -> Control:
        """The archive as it stands now, judged."""
        return Control(read_archive(self.root), datetime.fromisoformat(now))

    def status(self, document: str = "PO-012", day: str = "2026-03-02") -> Status:
        """What a document is on a day."""
        return self.control().status(document, "", date.fromisoformat(day))

    def draft(self, document: str, **fields: str) -> Path:
        """Lay a working text."""
        named = {"language": "ro", "edition": "1", "revision": "0", **fields}
        text = TEXT.format(document=document, **named)
        return self.lay(f"procedures/operational/{document}.md", text)

    def commits(self) -> int:
        """How many commits there are."""
        git = self.root / ".git"
        log = git / "logs/HEAD"
        return len(log.read_text().splitlines())


def people(ended: Mapping[str, str] | None = None) -> str:
    """`people.yaml`, in which the offices of some people have ended."""
    rows = ["qms: 1\npeople:\n"]
    for person, office in OFFICES.items():
        until = (ended or {}).get(person, "null")
        rows.append(
            f"  - id: {person}\n    name: {{family: A, given: B, "
            f"display: {called(person)}}}\n"
            f"    offices: [{{office: {office}, from: 2020-01-01, until: {until}}}]\n"
            f"    keys: [{{key: {key(person)}, from: 2026-01-05T08:00:00Z, "
            "until: 2028-01-05T08:00:00Z}]\n"
        )
    return "".join(rows) + DEPUTIES


def called(person: str) -> str:
    """A person's name as it is shown: family name first."""
    return person.replace(".", " ").title()


def profile() -> str:
    """The model town's profile, in which policies are not approved elsewhere."""
    text = (TOP / "governance/profile.yaml").read_text(encoding="utf-8")
    before, name, after = text.partition("  policy:\n")
    methods = "methods: [ssh, paper, act, qes]"
    return before + name + after.replace(methods, "methods: [ssh, paper]", 1)


@cache
def _made() -> TemporaryDirectory[str]:
    """The town with its first governance and its first commit, made once."""
    folder = TemporaryDirectory()
    root = Path(folder.name)
    laid = _first_governance(Office(root))
    laid.lay("governance/people.yaml", people())
    laid.lay("governance/profile.yaml", profile())
    laid.lay("qms.yaml", HOUSE)
    laid.lay(".gitattributes", (TOP / ".gitattributes").read_bytes())
    with TemporaryDirectory() as home:
        ana = Person(Path(home), ANA, NOW)
        ana.folder = root
        ana._git("init", "--quiet", "--initial-branch=main")
        ana.commit("first")
    return folder


def _first_governance(office: Office) -> Office:
    """Lay the first governance, put up, approved and released in January."""
    files = {"people.yaml": people(), "profile.yaml": profile()}
    name = office.submit("GOVERNANCE", files)
    at, officer = "2026-01-10T{}:00+02:00", {"office": "quality-officer"}
    office.sign("submit", name, ANA, at.format("10:00"), **officer)
    office.sign("approve", name, ANA, at.format("10:05"), step="prepared", **officer)
    office.sign("approve", name, MARIA, at.format("11:00"), office="mayor")
    effective = {name: "2026-01-10"}
    office.sign(
        "release", name, ANA, at.format("12:00"), effective=effective, **officer
    )
    office.governance = office.digests[name]
    return office
