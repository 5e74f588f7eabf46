"""A small town hall under control, built anew for every attack.

Governance 1.0 with the rules of the model town; PO-012 1.0 in force with an attachment
and a Hungarian version, PO-013 1.0 in force, and a few honest acts after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from qms.model.approval.archive import Archive
from qms.model.approval.control import Control
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.status import Status
from qms.store.archive import read_archive
from tests.approval_tree import Office, key
from tests.attacks.by_command import HOUSE, PLACES, Place, require_quiet, require_told

ROOT = Path(__file__).parents[2]
NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
TODAY = date(2026, 11, 22)

MAYOR, QUALITY, REGISTRAR = "szabo.maria", "ionescu.ana", "kelemen.aniko"
CLERK, HEAD, CHAIR = "biro.katalin", "balogh.eszter", "nagy.peter"
DEPUTY, ARCHITECT, STRANGER = "munteanu.radu", "stan.mihai", "farkas.imre"

OFFICES: Mapping[str, tuple[str, ...]] = {
    MAYOR: ("mayor",),
    QUALITY: ("quality-officer",),
    REGISTRAR: ("registrar",),
    CLERK: ("registry",),
    HEAD: ("public-relations-head",),
    CHAIR: ("monitoring-commission", "secretary-general"),
    DEPUTY: ("deputy-mayor",),
    ARCHITECT: ("urbanism-head",),
}
# who signs which step of a procedure of the registry, in which office
STEPS = (
    (CLERK, "prepared", "registry"),
    (HEAD, "checked", "public-relations-head"),
    (CHAIR, "endorsed", "monitoring-commission"),
    (MAYOR, "approved", "mayor"),
)
SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>\n"
HU = """\
---
id: PO-012
title: A petíciók megoldása
language: hu
translates: {edition: 1, revision: 0}
---
# Cél

A petíciók eljárása.
"""


@cache
def profile() -> str:
    """The rules of the model town."""
    return (ROOT / "governance" / "profile.yaml").read_text(encoding="utf-8")


def person(
    name: str,
    offices: Iterable[str] = (),
    *,
    since: str = "2020-01-01",
    until: str = "null",
    keys: Iterable[str] = (),
    planned: str = "2028-01-05T08:00:00Z",
    rows: str = "",
) -> str:
    """A person's entry in `people.yaml`; `rows` replaces the rows of offices."""
    held = rows or ", ".join(
        f"{{office: {office}, from: {since}, until: {until}}}" for office in offices
    )
    start = "2026-01-05T08:00:00Z"
    listed = ", ".join(
        f"{{key: {each}, from: {start}, until: {planned}}}"
        for each in (keys or (key(name),))
    )
    return (
        f"  - id: {name}\n"
        f"    name: {{family: A, given: B, display: {name}}}\n"
        f"    offices: [{held}]\n"
        f"    keys: [{listed}]\n"
    )


def people(
    changed: Mapping[str, str] | None = None, more: str = "", recovery: str = "recovery"
) -> str:
    """`people.yaml`; `changed` replaces entries, `more` stands after them."""
    entries = {name: person(name, offices) for name, offices in OFFICES.items()}
    entries.update(changed or {})
    sealed = f"recovery: {{key: {key(recovery)}, held: archive no. 7}}\n"
    return "qms: 1\npeople:\n" + "".join(entries.values()) + more + sealed


class Town:
    """The office with what it has done, by short names."""

    def __init__(
        self,
        root: Path,
        *,
        who: str | None = None,
        rules: str | None = None,
        is_bare: bool = False,
    ) -> None:
        self.root = root
        self.office = Office(root)
        self.office.lay("qms.yaml", HOUSE)
        self.acts: dict[str, str] = {}
        self.governance = self._found(who or people(), rules or profile())
        if not is_bare:
            self._live()

    def _found(self, who: str, rules: str) -> str:
        """The root: put up, approved by two holders, released."""
        office = self.office
        name = office.submit("GOVERNANCE", {"people.yaml": who, "profile.yaml": rules})
        at = "2026-01-10T{}:00+02:00"
        self.acts["root submit"] = office.sign(
            "submit", name, QUALITY, at.format("10:00"), office="quality-officer"
        )
        self.acts["root prepared"] = office.sign(
            "approve",
            name,
            QUALITY,
            at.format("10:05"),
            office="quality-officer",
            step="prepared",
        )
        self.acts["root approved"] = office.sign(
            "approve", name, MAYOR, at.format("11:00"), office="mayor"
        )
        self.acts["root release"] = office.sign(
            "release",
            name,
            QUALITY,
            at.format("12:00"),
            office="quality-officer",
            effective={name: "2026-01-10"},
        )
        office.governance = office.digests[name]
        return name

    def _live(self) -> None:
        office = self.office
        flow = {"PO-012.md": text("PO-012"), "PO-012/flux.svg": SVG}
        self.po12 = office.submit("PO-012", flow)
        self.carry(self.po12, "2026-02-02")
        self.hu = office.submit(
            "PO-012",
            {"PO-012.md": HU},
            language="hu",
            translates=office.digests[self.po12],
        )
        self.carry_version(self.hu, "2026-02-03")
        self.po13 = office.submit("PO-013")
        self.carry(self.po13, "2026-02-04")
        self.acts["witness"] = office.sign(
            "witness", [], ARCHITECT, "2026-02-06T09:00:00+02:00"
        )
        self.acts["confirm"] = office.sign(
            "confirm",
            self.po13,
            CLERK,
            "2026-03-02T09:00:00+02:00",
            office="registry",
            outcome="confirmed",
            checked=["law", "users"],
        )

    def carry(
        self, name: str, day: str, *, but: Iterable[str] = (), release: bool = True
    ) -> None:
        """Have a procedure of the registry signed through its steps, and released.

        `but` are steps that are left out.
        """
        for hour, (who, step, office) in enumerate(STEPS, 9):
            if step not in but:
                act = "submit" if step == "prepared" else "approve"
                self.act(act, name, who, f"{day}T{hour:02}:00", office, step=step)
        if release:
            self.release(name, day)

    def carry_version(self, name: str, day: str) -> None:
        """Have a language version put up, checked and released."""
        self.act("submit", name, CLERK, f"{day}T09:00", "registry", step="prepared")
        self.act("approve", name, CLERK, f"{day}T10:00", "registry", step="checked")
        self.release(name, day)

    def release(
        self, name: str | list[str], day: str, at: str = "13:00", **more: Any
    ) -> str:
        """A release by the quality officer, effective on its day."""
        names = [name] if isinstance(name, str) else name
        return self.act(
            "release",
            name,
            more.pop("who", QUALITY),
            f"{day}T{at}",
            more.pop("office", "quality-officer"),
            **{"effective": dict.fromkeys(names, day), **more},
        )

    def act(
        self, act: str, name: Any, who: str, at: str, office: str | None, **more: Any
    ) -> str:
        """Any act; `at` is a local moment without seconds, as `2026-02-02T09:00`.

        It is kept under `act` and name, to be found again in `acts`.
        """
        offset = "+03:00" if "2026-03-29" <= at[:10] < "2026-10-25" else "+02:00"
        moment = at if len(at) > 16 else f"{at}:00{offset}"
        digest = self.office.sign(act, name, who, moment, office=office, **more)
        for each in [name] if isinstance(name, str) else []:
            step = more.get("step") or act
            self.acts[f"{each} {step}"] = digest
        return digest

    def govern(self, day: str, **fields: Any) -> str:
        """The next governance, put up on the one that holds; not signed yet.

        `who` and `rules` are its texts.
        """
        files = {
            "people.yaml": fields.pop("who", people()),
            "profile.yaml": fields.pop("rules", profile()),
        }
        fields.setdefault("revision", 1)
        fields.setdefault("predecessors", [self.office.governance])
        name = self.office.submit("GOVERNANCE", files, **fields)
        self.act(
            "submit", name, QUALITY, f"{day}T09:00", "quality-officer", step="prepared"
        )
        return name

    def govern_well(self, day: str, **fields: Any) -> str:
        """The next governance, signed by the steps of the one before, and holding."""
        name = self.govern(day, **fields)
        self.act("approve", name, MAYOR, f"{day}T10:00", "mayor", step="approved")
        self.release(name, day, "11:00")
        self.office.governance = self.office.digests[name]
        return name

    def read(self) -> Archive:
        """The archive as it lies on disk."""
        return read_archive(self.root)

    def control(self, now: datetime = NOW, pinned: str = "") -> Control:
        """The archive as it lies on disk, judged."""
        control = Control(self.read(), now, pinned)
        PLACES[control] = Place(self.root, now, pinned)
        return control

    def status(
        self, document: str = "PO-012", version: str = "", day: date = TODAY
    ) -> Status:
        """What a document is on a day."""
        return self.control().status(document, version, day)

    def path(self, act: str) -> Path:
        """Where a statement lies, by its digest or as `acts` names it."""
        return self.office.paths[self.acts.get(act, act)]

    def text(self, name: str, path: str) -> Path:
        """Where a file of an archived content lies."""
        return self.root / "approvals" / name / "content" / path


def text(document: str, revision: int = 0, owner: str = "registry") -> str:
    """The text of a procedure."""
    return (
        f"---\nid: {document}\nkind: operational-procedure\ntitle: Titlu\n"
        f"language: ro\nedition: 1\nrevision: {revision}\nowner: {owner}\n---\n"
        f"# Scop\n\nTextul {document} {revision}.\n"
    )


def faults_of(control: Control, digest: str) -> list[Fault]:
    """Everything found about one statement: itself, its subjects, its releases."""
    ledger = control.ledger
    found = list(ledger.faults.get(digest, ()))
    for (each, _name), faults in ledger.subject_faults.items():
        found.extend(faults if each == digest else ())
    for releases in ledger.releases.values():
        for release in releases:
            found.extend(release.faults if release.digest == digest else ())
    if digest in control.unproven:
        found.append(control.unproven[digest])
    return found


def told(control: Control, digest: str, weight: Weight | None = None) -> set[str]:
    """What was found about a statement, as `check: sentence`."""
    found = faults_of(control, digest)
    require_told(control, found)
    return {
        f"{fault.check}: {fault.reason}"
        for fault in found
        if weight is None or fault.weight is weight
    }


def hurt(control: Control, name: str) -> set[str]:
    """What was found about the bytes of a submission and what it rests on."""
    found = control.damage.get(name, ())
    require_told(control, found)
    return {f"{fault.check}: {fault.reason}" for fault in found}


def alarms(control: Control) -> list[Fault]:
    """Every fault that is more than a note, wherever it was found."""
    ledger = control.ledger
    found = [fault for _, fault in ledger.archive.faults]
    for each in ledger.archive.rounds:
        found.extend(each.faults)
    for faults in (*ledger.faults.values(), *ledger.subject_faults.values()):
        found.extend(faults)
    for releases in ledger.releases.values():
        for release in releases:
            found.extend(release.faults)
    found.extend(control.unproven.values())
    for wrong in control.damage.values():
        found.extend(wrong)
    grave = [fault for fault in found if fault.weight is not Weight.NOTE]
    if not grave:
        require_quiet(control)
    return grave


def words(control: Control, day: date = TODAY) -> dict[str, str]:
    """Every document and version with its label and word, as lists show it."""
    found = {}
    for document, version in sorted(control.rounds):
        status = control.status(document, version, day)
        name = f"{document} {version}".strip()
        found[name] = f"{status.label} {status.word}".strip()
    return found
