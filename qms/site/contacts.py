"""How to reach somebody: channels that can be followed, opening hours in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qms.i18n import N_
from qms.site.said import Said, Twofold
from qms.site.subject import Subject

KINDS = {
    "counter": N_("At the counter"),
    "phone": N_("By phone"),
    "post": N_("By post"),
    "e-mail": N_("By e-mail"),
    "form": N_("By form"),
    "web": N_("On the web"),
    "box": N_("In the box"),
    "visit": N_("By a visit"),
}
DATA = frozenset({"phone", "e-mail", "web"})
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]{4,20}\Z")
_SITE = re.compile(r"(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[\w./-]*)?\Z")


@dataclass(frozen=True)
class Channel:
    """A way to reach somebody; `address` is empty where there is nothing to follow."""

    value: Said
    note: Said
    address: str


@dataclass(frozen=True)
class Channels:
    """The channels of one kind: `kind` is its label."""

    kind: str
    channels: tuple[Channel, ...]


@dataclass(frozen=True)
class Hours:
    """The days of the week, from when to when, and what is special about them.

    `names`, `opens` and `closes` are the same as typed (`mon tue`, `08:00`).
    """

    days: str
    span: str
    note: Said
    names: str
    opens: str
    closes: str


def channels_of(subject: Subject, over: Twofold) -> tuple[Channels, ...]:
    """The channels by kind, with labels in the page's language."""
    rows = list(over.rows("channels", "none"))
    kinds = dict.fromkeys(row.data("kind") for row in rows)
    return tuple(
        Channels(
            subject.voice.say(KINDS[kind]) if kind in KINDS else kind,
            tuple(_channel(row, kind) for row in rows if row.data("kind") == kind),
        )
        for kind in kinds
    )


def _channel(row: Twofold, kind: str) -> Channel:
    value = Said(row.data("value")) if kind in DATA else row.said("value")
    return Channel(
        value=value,
        note=row.said("text"),
        address=address_of(kind, value.text),
    )


def address_of(kind: str, value: str) -> str:
    """What a link to a channel leads to, if it has the form of one."""
    if kind == "e-mail" and _ADDRESS.match(value):
        return f"mailto:{value}"
    if kind == "phone" and _PHONE.match(value):
        return "tel:" + re.sub(r"[^0-9+]", "", value)
    if kind == "web" and _SITE.match(value):
        return value if "://" in value else f"https://{value}"
    return ""


def site_of(text: str) -> str:
    """The address of a text that is nothing but one."""
    return address_of("web", text)


def hours_of(subject: Subject, over: Twofold) -> tuple[Hours, ...]:
    """The opening hours as rows of a table."""
    return tuple(
        Hours(
            days=subject.voice.weekdays([str(day) for day in row.source.texts("days")]),
            span=f"{row.data('open')}–{row.data('close')}",
            note=row.said("note"),
            names=" ".join(str(day) for day in row.source.texts("days")),
            opens=row.data("open"),
            closes=row.data("close"),
        )
        for row in over.rows("hours", "none")
    )
