"""What waits for whom: what is to be signed, what was returned, drafts begun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qms.i18n import N_
from qms.model.approval import hands
from qms.model.approval import waiting as turns
from qms.model.approval.governance import Governance
from qms.model.approval.waiting import Waiting
from qms.model.located import Fields
from qms.model.titles import kind_title, office_title, said_in
from qms.site.list_page import ListPage
from qms.site.references import Reference
from qms.site.referred import referred_inside
from qms.site.said import Said
from qms.site.signed import name_in

TEMPLATE = "waiting.html"

TITLES: Mapping[str, str] = {
    turns.SIGN: N_("To be signed"),
    turns.RELEASE: N_("Signed, to be released"),
    turns.BACK: N_("Returned to their authors"),
    turns.COME: N_("Approved, in force from a later day"),
    turns.TEND: N_("In force, and asking for something"),
    turns.WRITE: N_("Drafts begun"),
}


@dataclass(frozen=True)
class Seat:
    """An office that may act, and who holds it on the day."""

    office: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One thing that waits."""

    document: Reference
    version: str
    revision: str
    act: str
    seats: tuple[Seat, ...]
    since: str
    day: str
    reason: Said


@dataclass(frozen=True)
class Group:
    """What waits for the same sort of thing."""

    name: str
    title: str
    rows: tuple[Row, ...]
    has_days: bool
    has_reasons: bool


@dataclass(frozen=True)
class View:
    """Everything that waits."""

    groups: tuple[Group, ...]


def view(page: ListPage) -> View:
    """What the page shows."""
    office = page.site.office
    found = office.waiting if office else ()
    groups = []
    for turn, title in TITLES.items():
        rows = tuple(_row(page, each) for each in found if each.turn == turn)
        if rows:
            groups.append(
                Group(
                    name=turn,
                    title=page.voice.say(title),
                    rows=rows,
                    has_days=any(each.day for each in rows),
                    has_reasons=any(each.reason for each in rows),
                )
            )
    return View(tuple(groups))


def _row(page: ListPage, each: Waiting) -> Row:
    voice = page.voice
    kind = kind_title(page.site.register, each.kind, page.language)
    return Row(
        document=referred_inside(page, each.document, kind),
        version=voice.language_name(each.language) if each.language else "",
        revision=each.label,
        act=_act(page, each),
        seats=tuple(_seats(page, each)),
        since=voice.day(each.since) if each.since else "",
        day=voice.day(each.day) if each.day else "",
        reason=page.marked(each.reason, page.site.register.organisation.binding),
    )


def _act(page: ListPage, each: Waiting) -> str:
    told = page.voice.say(hands.TO_DO[each.act])
    day = page.voice.day(each.day) if each.day else ""
    return told.format(step=_step(page, each.kind, each.step), day=day)


def _step(page: ListPage, kind: str, name: str) -> str:
    """The title of a step of a kind; its name where the profile is mute."""
    known = page.site.register.profile.kinds.get(kind)
    for row in (*known.steps, *known.translation_steps) if known else ():
        if row.text("step") == name:
            return _said(page, row.fields("title")) or name
    return name


def _said(page: ListPage, texts: Fields) -> str:
    titles = {tag: texts.text(tag) for tag in texts}
    return said_in(page.site.register, titles, page.language)


def _seats(page: ListPage, each: Waiting) -> Iterator[Seat]:
    register = page.site.register
    rules: Governance | None = register.control.governance if register.control else None
    for office in each.offices:
        holders = rules.people.holders(office, page.site.as_of) if rules else ()
        yield Seat(
            office_title(register, office, page.language),
            tuple(name_in(register, person) for person in holders),
        )
