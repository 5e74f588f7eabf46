"""An enrolment: whose a new key is and from when until when, signed by the key itself.

It proves that who brings the key can use it. That it is this person's, a witness
confirms: somebody who holds a key already, or the second holder of a root, compares the
fingerprint with one on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from qms.model.leaves import PERSON, read_moment

YEARS = 2
PAPER = "fingerprint on paper"
SHOWN = 8
MARK = "SHA256:"


@dataclass(frozen=True)
class Enrolment:
    """A person's key with its planned time; `key` as type and base64.

    `signature` is the key's own over `signed`, as base64 without armour, and empty
    where it has not signed.
    """

    person: str
    key: str
    start: datetime
    end: datetime
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """The bytes that the key signs: five lines, UTF-8."""
        lines = (
            "qms enrolment 1",
            f"person: {self.person}",
            f"key: {self.key}",
            f"from: {moment_text(self.start)}",
            f"until: {moment_text(self.end)}",
        )
        return "".join(f"{line}\n" for line in lines).encode()

    @property
    def raw(self) -> dict[str, str]:
        """What its file says."""
        return {
            "person": self.person,
            "key": self.key,
            "from": moment_text(self.start),
            "until": moment_text(self.end),
            "signature": self.signature,
        }


def planned(person: str, key: str, now: datetime) -> Enrolment:
    """An enrolment that begins now and ends after two years, not yet signed."""
    start = now.astimezone(UTC).replace(microsecond=0)
    year = start.year + YEARS
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    return Enrolment(person, key, start, start.replace(year=year, day=day))


def read_enrolment(raw: object) -> Enrolment:
    """Read what the file of an enrolment says; raises ValueError if it is none."""
    if not isinstance(raw, dict) or raw.get("qms") != 1:
        raise ValueError(raw)
    rows = {name: raw.get(name) for name in ("person", "key", "from", "until")}
    if not all(isinstance(text, str) for text in rows.values()):
        raise ValueError(raw)
    person = str(rows["person"])
    if not PERSON.match(person):
        raise ValueError(person)
    return Enrolment(
        person,
        str(rows["key"]),
        read_moment(str(rows["from"])),
        read_moment(str(rows["until"])),
        str(raw.get("signature") or ""),
    )


def moment_text(moment: datetime) -> str:
    """A moment as enrolments state it: `2026-01-05T08:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_same_fingerprint(typed: str, fingerprint: str) -> bool:
    """Whether what a witness typed from paper is a fingerprint.

    All of it, or its first and its last eight letters; blanks do not matter.
    """
    plain = fingerprint.removeprefix(MARK)
    given = "".join(typed.split()).removeprefix(MARK)
    ends = plain[:SHOWN] + plain[-SHOWN:]
    return given in (plain, ends)
