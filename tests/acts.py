"""Acts laid over an example: a script of one signed act a line.

    on 2026-02-10
    submit PO-01 by brook.paul
    approve PO-01 step=checked by brook.paul
    approve PO-01 by stone.mary
    release PO-01 by field.anna

Before the first act a governance is brought into force, that of the tree, to which
everybody's key is added. Each act comes ten minutes after the one before, and a day
begins at eight. `PO-01/ro` is a language version. A word `name=value` sets a field of
the statement or of the submission: `effect=not-before:2026-03-01`,
`emergency=mayor:2026-03-15`, `signed=2026-02-11:approved:stone.mary` for what is
vouched for, `key=brook.paul` for another's key, `effective=2026-01-01`.

    beside        the act did not see the one before it
    revoke        `revoke stone.mary since=MOMENT reason=lost by field.anna`
    revise PO-01  the working text gets the next revision's number
    govern        the governance of the tree is brought into force as the next one
    propose       it is only put up
    spoil         a byte of what was last archived is changed
    usurp         another first governance is put up, which follows none
    forge         a byte of the last statement is changed
    lose          the last statement but one is taken away, with its signature
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from qms.actions.key_add import enrolled, key_row
from qms.model.approval.enrolment import PAPER, Enrolment
from qms.model.approval.governance import Governance
from qms.model.leaves import read_moment
from qms.model.located import Fields
from qms.model.organisation import People
from qms.model.profile import Profile
from qms.store.bytes import read_file
from qms.store.documents import split
from qms.store.signatures import ENROLMENT, bare
from qms.store.yaml import read_yaml
from tests.approval_tree import Office, armour, key

ROOT_DAY = "2026-02-02"
FILES = ("people.yaml", "profile.yaml")
TEXTS = frozenset({"effect", "emergency", "purpose", "from", "reason", "round"})
_REVISION = re.compile(r"^revision: ([0-9]+)$", re.M)
_PERSON = re.compile(r"^( *)- id: (\S+)$", re.M)
_OWN_KEYS = re.compile(r"^( +)keys:.*\n(?:\1 .*\n|\1- .*\n)*", re.M)
SINCE, UNTIL = "2026-01-05T08:00:00Z", "2028-01-05T08:00:00Z"


class Acts:
    """Plays scripts over a tree, each where the one before ended."""

    def __init__(self, root: Path) -> None:
        self.office = Office(root)
        self.root = root
        self.at = datetime.fromisoformat(f"{ROOT_DAY}T08:00:00+02:00")
        self.rounds: dict[tuple[str, str], str] = {}
        self.signed: list[str] = []
        self.before: list[str] = []
        self.editions = 0

    def play(self, script: str) -> None:
        """Do what a script says."""
        if not self.editions:
            self.govern()
            self.on("2026-02-10")
        for line in filter(str.strip, script.splitlines()):
            verb, *words = line.split()
            if verb == "on":
                self.on(words[0])
            elif verb == "revise":
                self.revise(words[0])
            elif verb in SPECIAL:
                SPECIAL[verb](self)
            else:
                self._act(verb, words)

    def on(self, day: str) -> None:
        """Go on at eight of a day."""
        self.at = datetime.fromisoformat(f"{day}T08:00:00+02:00")

    def propose(self) -> str:
        """Put up the governance of the tree; gives the round's name."""
        people = self.root / "governance" / FILES[0]
        people.write_text(_with_keys(people.read_text("utf-8")), "utf-8")
        files = {name: self._read(f"governance/{name}") for name in FILES}
        before = self.office.governance
        fields = {"predecessors": [before]} if before else {}
        made = self.office.submit(
            "GOVERNANCE", files, revision=self.editions, kind="governance", **fields
        )
        rules = self._rules()
        first, *_ = rules.steps("governance", "", is_version=False)
        self._sign("submit", made, self._holder(rules, first.offices))
        return made

    def govern(self) -> None:
        """Bring the governance of the tree into force: the first, or the next."""
        before = self.office.governance
        made = self.propose()
        rules = self._rules()
        first, *later = rules.steps("governance", "", is_version=False)
        controller = self._holder(rules, rules.actors("release"))
        for step in later if before else (first, *later):
            holder = self._holder(rules, step.offices)
            self._sign("approve", made, holder, step=step.name, shown=[made])
        day = self.at.date().isoformat()
        self._sign("release", made, controller, effective={made: day})
        self.office.governance = self.office.digests[made]
        self.rounds["GOVERNANCE", ""] = made
        self.editions += 1

    def revise(self, document: str) -> None:
        """Give a working text the number of its next revision."""
        path = self._path(document)
        path.write_text(_REVISION.sub(_next, path.read_text("utf-8"), 1), "utf-8")

    def spoil(self) -> None:
        """Change a byte of what was last archived."""
        name = list(self.rounds.values())[-1]
        folder = self.root / "approvals" / name / "content"
        text = next(path for path in sorted(folder.rglob("*")) if path.is_file())
        text.write_bytes(text.read_bytes() + b"\n")

    def forge(self) -> None:
        """Change a byte of the last statement."""
        path = self.office.paths[self.signed[-1]]
        path.write_bytes(path.read_bytes().replace(b'"comment":""', b'"comment":"a"'))

    def usurp(self) -> None:
        """Put up another first governance."""
        held, self.office.governance = self.office.governance, None
        self.propose()
        self.office.governance = held

    def lose(self) -> None:
        """Take the last statement but one away."""
        path = self.office.paths[self.signed[-2]]
        path.unlink()
        path.with_name(f"{path.name}.sig").unlink()

    def _act(self, verb: str, words: list[str]) -> None:
        document, _slash, version = words[0].partition("/")
        person = words[words.index("by") + 1]
        if verb == "revoke":
            document = "GOVERNANCE"
        options: dict[str, Any] = dict(
            word.split("=", 1) for word in words if "=" in word
        )
        if "beside" in words:
            options["seen"] = self.before
        if verb == "revoke":
            options["revokes"] = key(words[0])
        if verb in ("submit", "adopt"):
            texts = {name: options.pop(name) for name in TEXTS & options.keys()}
            self.rounds[document, version] = self._archive(document, version, texts)
        name = self.rounds[document, version]
        self._sign(verb, name, (person, ""), **self._predicate(verb, name, options))

    def _predicate(
        self, verb: str, name: str, options: dict[str, Any]
    ) -> dict[str, Any]:
        day = self.at.date().isoformat()
        if verb == "approve":
            options.setdefault("shown", [name])
        if verb == "release":
            options["effective"] = {name: options.get("effective", day)}
        if verb == "adopt":
            options["in_force_since"] = {name: options.pop("since", "2020-01-01")}
            options.setdefault("archive_no", "R 1/2020")
        if verb == "confirm":
            options.setdefault("outcome", "confirmed")
            options.setdefault("checked", ["law", "records", "users"])
        if "signed" in options:
            options["evidence"] = self._evidence(*options.pop("signed").split(":", 1))
        return options

    def _evidence(self, day: str, signatures: str) -> dict[str, Any]:
        rules = self._rules()
        rows = []
        for each in signatures.split(","):
            step, person = each.split(":")
            held = rules.offices_of(person, datetime.fromisoformat(day).date())
            office = next((name for name in held), "")
            rows.append({"person": person, "office": office, "step": step})
        return {
            "method": "paper",
            "act": "approve",
            "signatories": rows,
            "signed_on": day,
            "archive_no": "R 2/2026",
        }

    def _archive(self, document: str, version: str, asked: dict[str, Any]) -> str:
        """Archive the working text of a document or version; gives the round's name."""
        stem = f"{document}.{version}" if version else document
        path = self._path(stem)
        head = _head(path)
        numbers = head.fields("translates") if version else head
        files: dict[str, str | bytes] = {f"{document}{path.suffix}": path.read_bytes()}
        for name in map(str, head.texts("attachments")):
            files[name] = (path.parent / name).read_bytes()
        source = self.rounds.get((document, ""), "") if version else ""
        rules = Profile(_fields(self._read("governance/profile.yaml")))
        kind = rules.kind_by_id(document)
        fields: dict[str, Any] = {
            "kind": kind.name if kind else "",
            "edition": int(numbers.text("edition") or 1),
            "revision": int(numbers.text("revision") or 0),
            "language": str(head.text("language")),
            **_asked(asked),
        }
        if source:
            fields["translates"] = self.office.digests[source]
        return self.office.submit(document, files, **fields)

    def _sign(self, act: str, name: str, who: tuple[str, str], **told: Any) -> None:
        person, office = who
        if act not in ("submit", "approve"):
            told.setdefault("step", None)
        told.setdefault("office", office or self._office_for(act, name, person, told))
        heads = list(self.office.heads)
        at = self.at.isoformat()
        self.signed.append(self.office.sign(act, name, person, at, **told))
        self.before = heads
        self.at += timedelta(minutes=10)

    def _office_for(
        self, act: str, name: str, person: str, told: dict[str, Any]
    ) -> str:
        """The office in which somebody may do an act; else any that he holds."""
        rules, (document, _slash, rest) = self._rules(), name.partition("/")
        kind = rules.profile.kind_by_id(document)
        is_version = rest.count("/") > 1
        owner = self._owner(document)
        steps = rules.steps(kind.name if kind else "", owner, is_version)
        if act in ("submit", "approve"):
            step = told.get("step") or {"submit": "prepared"}.get(act, "approved")
            may = frozenset(
                office for each in steps if each.name == step for office in each.offices
            )
        elif act == "return":
            may = frozenset(office for each in steps for office in each.offices)
        else:
            may = rules.actors(act, owner)
        held = rules.offices_of(person, self.at.date())
        return next((each for each in held if each in may), next(iter(held), "none"))

    def _owner(self, document: str) -> str:
        if document == "GOVERNANCE":
            return ""
        return str(_head(self._path(document)).text("owner"))

    def _path(self, stem: str) -> Path:
        """The working file of a document, or of a language version."""
        names = (f"{stem}.md", f"{stem}.yaml")
        folder = self.root / "procedures"
        return next(each for each in folder.rglob("*") if each.name in names)

    def _holder(self, rules: Governance, offices: frozenset[str]) -> tuple[str, str]:
        for office in sorted(offices):
            for person in rules.people.holders(office, self.at.date()):
                return person, office
        raise LookupError(offices)

    def _rules(self) -> Governance:
        people, profile = (_fields(self._read(f"governance/{name}")) for name in FILES)
        return Governance("", "", People(people), Profile(profile))

    def _read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")


SPECIAL = {
    "govern": Acts.govern,
    "propose": Acts.propose,
    "spoil": Acts.spoil,
    "forge": Acts.forge,
    "lose": Acts.lose,
    "usurp": Acts.usurp,
}


def _next(found: re.Match[str]) -> str:
    return f"revision: {int(found[1]) + 1}"


def _asked(asked: dict[str, str]) -> dict[str, Any]:
    """What a submission asks for, as its fields have it."""
    found: dict[str, Any] = dict(asked)
    if "effect" in asked:
        rule, _colon, day = asked["effect"].partition(":")
        found["effect"] = {"rule": rule, **({"day": day} if day else {})}
    if "emergency" in asked:
        by, _colon, day = asked["emergency"].partition(":")
        found["emergency"] = {"by": by, "reason": "a flood", "expires": day}
    if "round" in asked:
        found["round"] = int(asked["round"])
    return found


def _head(path: Path) -> Fields:
    text = read_file(path).text
    return _fields(text if path.suffix == ".yaml" else split(text)[0])


def _fields(text: str) -> Fields:
    fields, flaws = read_yaml(text)
    assert not flaws, flaws
    return fields


def _with_keys(text: str) -> str:
    """`people.yaml` with everybody's throw-away key in place of what keys there are.

    Each has signed its own enrolment, and another of the people confirms it.
    """
    people = [found[2] for found in _PERSON.finditer(text)]
    return _PERSON.sub(
        lambda found: f"{found[0]}\n{found[1]}  keys: [{_row(found[2], people)}]",
        _OWN_KEYS.sub("", text),
    )


def _row(person: str, people: Sequence[str]) -> str:
    """The row of a person's key."""
    witness = next((each for each in people if each != person), person)
    made = Enrolment(person, key(person), read_moment(SINCE), read_moment(UNTIL))
    signature = bare(armour(made.signed, person, ENROLMENT))
    return key_row(made, enrolled(witness, PAPER, replace(made, signature=signature)))
