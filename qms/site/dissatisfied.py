"""What to do if dissatisfied: three paths, each with where and by when."""

from __future__ import annotations

from dataclasses import dataclass

from qms.site.contacts import Channels, channels_of
from qms.site.said import Said, Twofold
from qms.site.subject import Subject


@dataclass(frozen=True)
class Complaint:
    """The first path: complain about the service."""

    text: Said
    channels: tuple[Channels, ...]
    limit: str
    owner: str
    warning: Said


@dataclass(frozen=True)
class Challenge:
    """The second path: challenge the decision."""

    text: Said
    limit: Said
    where: Said
    basis: str


@dataclass(frozen=True)
class Outside:
    """The third path: a body outside of the office."""

    body: Said
    text: Said
    contact: Said


@dataclass(frozen=True)
class Dissatisfied:
    """The three paths."""

    complaint: Complaint
    challenge: Challenge
    outside: tuple[Outside, ...]


def dissatisfied_of(subject: Subject) -> Dissatisfied:
    """The three paths of a charter."""
    row = subject.head.inside("dissatisfied")
    return Dissatisfied(
        complaint=_complaint(subject, row.inside("complaint")),
        challenge=_challenge(subject, row.inside("challenge")),
        outside=tuple(_outside(each) for each in row.rows("outside", "none")),
    )


def _complaint(subject: Subject, row: Twofold) -> Complaint:
    limit = row.source.fields("limit")
    owner = row.data("owner")
    value = str(limit.text("value"))
    return Complaint(
        text=row.said("text"),
        channels=channels_of(subject, row),
        limit=subject.voice.amount(value, str(limit.text("unit"))) if value else "",
        owner=subject.office(owner) if owner else "",
        warning=row.said("does_not_stop_limit"),
    )


def _challenge(subject: Subject, row: Twofold) -> Challenge:
    limit = row.source.fields("limit")
    value = str(limit.text("value"))
    told = Said(subject.voice.amount(value, str(limit.text("unit")))) if value else None
    return Challenge(
        text=row.said("text"),
        limit=told or row.said("limit"),
        where=row.said("where"),
        basis=row.data("basis"),
    )


def _outside(row: Twofold) -> Outside:
    return Outside(row.said("body"), row.said("text"), row.said("contact"))
