"""A small town with a life of approvals, for the answers about it.

PO-01 in force in its second revision, its translation behind; PO-02 waits for the
second step; PO-03 was returned; PO-04 was taken over from paper and is overdue; PO-05
was withdrawn, and its file is gone; PO-06 was signed on paper; PO-07 is a draft. The
mayor changed in summer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.approval_tree import Office, key

NOW = "2026-11-22T12:00:00+02:00"
PEOPLE = {
    "stone.mary": ("Mary Stone", "mayor"),
    "hill.john": ("John Hill", "mayor"),
    "field.anna": ("Anna Field", "quality-officer"),
    "brook.paul": ("Paul Brook", "registry-head"),
    "lake.vera": ("Vera Lake", "registry"),
    "wood.ivan": ("Ivan Wood", "registrar"),
}
ORGANISATION = "qms: 1\nname: {en: Model office}\nlanguages: [en, hu]\n"
PROFILE = """\
qms: 1
from: generic-9001/2026-11
timezone: Europe/Bucharest
calendar: {first_day_counts: false, roll: none}
acts:
  release: [quality-officer]
  publish: [quality-officer]
  confirm: owner
  adopt: [quality-officer]
  vouch: [registrar]
  waive: [mayor]
  revoke: [quality-officer, mayor]
kinds:
  governance:
    title: {en: Governance, hu: Irányítás}
    id: GOVERNANCE
    form: governance
    steps: [{step: prepared, office: quality-officer}, {step: approved, office: mayor}]
  procedure:
    title: {en: Procedure, hu: Eljárás}
    id: "PO-[0-9]{2}"
    example: PO-01
    folder: procedures
    steps:
      - {step: prepared, office: owner}
      - {step: checked, office: head-of-owner}
      - {step: approved, office: mayor}
    methods: [ssh, paper, act, qes]
    separate: [[prepared, approved, error]]
    effects: [on-release, not-before]
    review: 24 months
    translation_steps: [{step: checked, office: owner}]
offices:
  mayor: {title: {en: Mayor, hu: Polgármester}}
  quality-officer: {title: {en: Quality officer, hu: Minőségügyi vezető}}
  registrar: {title: {en: Registrar, hu: Iktató}}
  registry: {title: {en: Registry, hu: Ügyfélszolgálat}, head: registry-head}
  registry-head: {title: {en: Head of registry, hu: Ügyfélszolgálat vezetője}}
"""
TEXT = """\
---
id: {document}
kind: procedure
title: {title}
language: {language}
edition: {edition}
revision: {revision}
owner: registry
{more}---
# Purpose

This is how the office works in matter {document}.

# Activity

The registry answers within {days} days.
"""
TITLES = {
    "PO-01": "Answering petitions",
    "PO-02": "Keeping the register",
    "PO-03": "Copies of records",
    "PO-04": "Opening hours",
    "PO-05": "Fax messages",
    "PO-06": "Reception of citizens",
    "PO-07": "Electronic letters",
}


def people(summer: bool = False) -> str:
    """`people.yaml` of the first governance, or of the one since summer."""
    rows = []
    for person, (display, office) in PEOPLE.items():
        if person == "hill.john" and not summer:
            continue
        start = "2026-07-01" if person == "hill.john" else "2020-01-01"
        until = "2026-06-30" if summer and person == "stone.mary" else "null"
        family, given = display.split()[::-1]
        rows.append(
            f"  - id: {person}\n"
            f"    name: {{family: {family}, given: {given}, display: {display}}}\n"
            f"    offices: [{{office: {office}, from: {start}, until: {until}}}]\n"
            f"    keys: [{{key: {key(person)}, from: 2026-01-05T08:00:00Z, "
            "until: 2028-01-05T08:00:00Z, enrolled: {witness: field.anna, "
            "method: fingerprint on paper}}]\n"
        )
    return f"qms: 1\npeople:\n{''.join(rows)}"


def text(document: str, revision: int = 0, days: int = 30, more: str = "") -> str:
    """The text of a document in a revision of its first edition."""
    return TEXT.format(
        document=document,
        title=TITLES[document],
        language="en",
        edition=1,
        revision=revision,
        days=days,
        more=more,
    )


class Town(Office):
    """The town's acts, each in one line."""

    def put_up(
        self, document: str, day: str, revision: int = 0, **fields: object
    ) -> str:
        """Submit a text and lay it as the working text, too; gives the round's name."""
        days = int(str(fields.pop("days", 30)))
        data = text(document, revision, days)
        files: Any = fields.pop("files", {f"{document}.md": data})
        name = self.submit(
            document,
            files,
            kind="procedure",
            language=fields.pop("language", "en"),
            revision=revision,
            change={"reason": "habit became a text", "summary": "it is written down"},
            **fields,
        )
        if not fields.get("translates") and fields.get("purpose") != "withdrawal":
            self.lay(f"procedures/{document}.md", data)
        self.sign(
            "submit", name, "lake.vera", f"{day}T09:00:00+02:00", office="registry"
        )
        return name

    def check(self, name: str, day: str) -> str:
        """Sign the second step."""
        return self.sign(
            "approve",
            name,
            "brook.paul",
            f"{day}T10:00:00+02:00",
            office="registry-head",
            step="checked",
            shown=[name],
        )

    def approve(self, name: str, day: str, person: str = "stone.mary") -> str:
        """Sign the last step."""
        return self.sign(
            "approve",
            name,
            person,
            f"{day}T11:00:00+02:00",
            office="mayor",
            shown=[name],
        )

    def release(self, name: str, day: str, effective: str = "") -> str:
        """Bring it into force."""
        return self.sign(
            "release",
            name,
            "field.anna",
            f"{day}T12:00:00+02:00",
            office="quality-officer",
            step=None,
            effective={name: effective or day},
        )

    def govern(self, day: str, summer: bool = False) -> str:
        """Bring a governance into force: the first, or the one since summer."""
        files = {"people.yaml": people(summer), "profile.yaml": PROFILE}
        fields = {"predecessors": [self.governance], "revision": 1} if summer else {}
        name = self.submit("GOVERNANCE", files, language="en", **fields)
        for path, data in files.items():
            self.lay(f"governance/{path}", data)
        officer = {"office": "quality-officer"}
        at = f"{day}T0{{}}:00:00+02:00".format
        self.sign("submit", name, "field.anna", at(7), **officer)
        if not summer:
            self.sign("approve", name, "field.anna", at(8), step="prepared", **officer)
        self.sign("approve", name, "stone.mary", at(8), office="mayor", shown=[name])
        self.sign(
            "release",
            name,
            "field.anna",
            at(9),
            step=None,
            effective={name: day},
            **officer,
        )
        self.governance = self.digests[name]
        return name


def lay_town(root: Path) -> Town:
    """Lay the town in an empty folder."""
    town = Town(root)
    town.lay("qms.yaml", ORGANISATION)
    town.govern("2026-01-10")
    _petitions(town)
    _adopted(town)
    fax = town.put_up("PO-05", "2026-03-12")
    town.check(fax, "2026-03-12")
    town.approve(fax, "2026-03-13")
    town.release(fax, "2026-03-14")
    _on_paper(town)
    _withdrawn(town)
    town.govern("2026-06-15", summer=True)
    second = town.put_up("PO-01", "2026-09-01", 1, days=20, replaces="1.0")
    town.check(second, "2026-09-01")
    town.approve(second, "2026-09-02", "hill.john")
    town.release(second, "2026-09-03")
    town.put_up("PO-02", "2026-11-02")
    third = town.put_up("PO-03", "2026-11-03")
    town.sign(
        "return",
        third,
        "brook.paul",
        "2026-11-04T09:00:00+02:00",
        office="registry-head",
        step=None,
        reason="the fee is missing",
    )
    town.lay("procedures/PO-07.md", text("PO-07"))
    return town


def _petitions(town: Town) -> None:
    first = town.put_up("PO-01", "2026-02-10")
    town.check(first, "2026-02-10")
    town.approve(first, "2026-02-11")
    town.release(first, "2026-02-12")
    head = "---\nid: PO-01\ntitle: Panaszok\nlanguage: hu\ntranslates: "
    data = f"{head}{{edition: 1, revision: 0}}\n---\n# Cél\n\nÍgy válaszolunk.\n"
    town.lay("procedures/PO-01.hu.md", data)
    hungarian = town.put_up(
        "PO-01",
        "2026-03-01",
        language="hu",
        translates=town.digests[first],
        files={"PO-01.md": data},
    )
    town.sign(
        "approve",
        hungarian,
        "lake.vera",
        "2026-03-01T10:00:00+02:00",
        office="registry",
        step="checked",
        shown=[],
    )
    town.release(hungarian, "2026-03-02")


def _adopted(town: Town) -> None:
    name = town.submit(
        "PO-04", {"PO-04.md": text("PO-04")}, kind="procedure", language="en"
    )
    town.lay("procedures/PO-04.md", text("PO-04"))
    town.sign(
        "adopt",
        name,
        "field.anna",
        "2026-03-10T09:00:00+02:00",
        office="quality-officer",
        step=None,
        archive_no="R 12/2024",
        in_force_since={name: "2024-05-01"},
    )


def _withdrawn(town: Town) -> None:
    since: Any = {"from": "2026-05-31"}
    last = town.put_up(
        "PO-05", "2026-05-04", purpose="withdrawal", reason="the fax is gone", **since
    )
    town.check(last, "2026-05-05")
    town.approve(last, "2026-05-05")
    town.release(last, "2026-05-06", "2026-05-31")
    (town.root / "procedures/PO-05.md").unlink()


def _on_paper(town: Town) -> None:
    name = town.put_up("PO-06", "2026-04-01")
    evidence = {
        "method": "paper",
        "act": "approve",
        "signatories": [
            {"person": "brook.paul", "office": "registry-head", "step": "checked"},
            {"person": "stone.mary", "office": "mayor", "step": "approved"},
        ],
        "signed_on": "2026-04-02",
        "archive_no": "R 77/2026",
    }
    town.sign(
        "vouch",
        name,
        "wood.ivan",
        "2026-04-07T09:00:00+02:00",
        office="registrar",
        step=None,
        evidence=evidence,
    )
    town.release(name, "2026-04-08")
