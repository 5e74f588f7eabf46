"""The page of a charter: what is promised, and what to do if it is not kept."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_
from qms.model.leaves import read_period
from qms.model.located import Fields
from qms.site.contacts import Channel, Hours, channels_of, hours_of
from qms.site.document import Reference, title_of
from qms.site.promise import Promise, promise_of
from qms.site.said import Said, Twofold
from qms.site.subject import Subject


@dataclass(frozen=True)
class Service:
    """A service; `body` is whose it is, where it is not the office's own."""

    id: str
    title: Said
    text: Said
    office: str
    body: Said
    body_where: Said
    body_contact: Said
    needs: tuple[Said, ...]
    fee: str
    fee_basis: str
    limit: str
    limit_act: str
    where: Said
    procedure: Reference | None
    forms: tuple[Reference, ...]


@dataclass(frozen=True)
class Standard:
    """A general standard, with its number large."""

    text: Said
    amount: str


@dataclass(frozen=True)
class Complaint:
    """The first path: complain about the service."""

    text: Said
    channels: tuple[Channel, ...]
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
class Feedback:
    """A way in which people are heard."""

    method: str
    text: Said
    owner: str


@dataclass(frozen=True)
class Access:
    """Languages, help for people with disabilities, ways without a computer."""

    languages: tuple[str, ...]
    disabilities: Said
    non_digital: tuple[Said, ...]
    text: Said


@dataclass(frozen=True)
class Contacts:
    """Where the office is, when it is open, and when that was last checked."""

    address: Said
    channels: tuple[Channel, ...]
    hours: tuple[Hours, ...]
    checked: str


@dataclass(frozen=True)
class Performance:
    """Where the results are published, and how often."""

    where: Said
    every: str
    text: Said


@dataclass(frozen=True)
class CharterView:
    """Everything that the page of a charter shows between title and foot."""

    purpose: Said
    bound: Said
    audience: Said
    promises: tuple[Promise, ...]
    limits_read_on: str
    are_limits_verified: bool
    standards: tuple[Standard, ...]
    services: tuple[Service, ...]
    expectations: tuple[Said, ...]
    complaint: Complaint
    challenge: Challenge
    outside: tuple[Outside, ...]
    feedback: tuple[Feedback, ...]
    access: Access
    contacts: Contacts
    equality: Said
    principles: tuple[Said, ...]
    performance: Performance


def charter_view(subject: Subject) -> CharterView:
    """What the page of a charter shows."""
    head = subject.head
    services = tuple(_service(subject, row) for row in head.rows("services"))
    titles = {service.id: service.title for service in services}
    promises = tuple(
        promise_of(subject, row, titles.get(row.data("service"), Said("")))
        for row in head.rows("promises")
    )
    limits = [promise.limit for promise in promises if promise.limit]
    dissatisfied = head.inside("dissatisfied")
    return CharterView(
        purpose=head.said("purpose"),
        bound=head.said("bound"),
        audience=head.said("for"),
        promises=promises,
        limits_read_on=subject.voice.day(min((each.read_on for each in limits), default="")),
        are_limits_verified=all(each.is_verified for each in limits),
        standards=tuple(_standard(subject, row) for row in head.rows("standards")),
        services=services,
        expectations=head.list_of("expectations"),
        complaint=_complaint(subject, dissatisfied.inside("complaint")),
        challenge=_challenge(subject, dissatisfied.inside("challenge")),
        outside=tuple(_outside(row) for row in dissatisfied.rows("outside", "none")),
        feedback=tuple(_feedback(subject, r) for r in head.rows("feedback", "method")),
        access=_access(subject, head.inside("access")),
        contacts=_contacts(subject, head.inside("contacts")),
        equality=head.said("equality"),
        principles=tuple(row.said("text") for row in head.rows("principles")),
        performance=_performance(subject, head.inside("performance")),
    )


def _service(subject: Subject, row: Twofold) -> Service:
    authority = row.inside("authority")
    fee, basis = _fee(subject, row)
    limit = subject.profile.limit(row.data("limit"), subject.day)
    procedure = row.data("procedure")
    return Service(
        id=row.data("id"),
        title=row.said("title"),
        text=row.said("text"),
        office=subject.office(row.data("office")) if row.data("office") else "",
        body=authority.said("body"),
        body_where=authority.said("where"),
        body_contact=authority.said("contact"),
        needs=row.list_of("needs"),
        fee=fee,
        fee_basis=basis,
        limit=subject.voice.amount(str(limit.row.text("value")), str(limit.unit))
        if limit
        else "",
        limit_act=str(limit.citation) if limit else "",
        where=row.said("where"),
        procedure=_reference(subject, procedure) if procedure else None,
        forms=tuple(_reference(subject, str(f)) for f in row.source.texts("forms")),
    )


def _fee(subject: Subject, row: Twofold) -> tuple[str, str]:
    voice, fee = subject.voice, row.source.get("fee")
    if isinstance(fee, Fields):
        amount = voice.number(str(fee.text("amount")))
        return f"{amount}\u00a0{fee.text('currency')}", str(fee.text("basis"))
    return (voice.say(N_("free of charge")), "") if fee == "none" else ("", "")


def _reference(subject: Subject, name: str) -> Reference:
    return Reference(name, title_of(subject, name))


def _standard(subject: Subject, row: Twofold) -> Standard:
    target = row.data("target")
    amount = subject.voice.amount(target, row.data("unit")) if target else ""
    return Standard(row.said("text"), amount)


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


def _feedback(subject: Subject, row: Twofold) -> Feedback:
    name, owner = row.data("method"), row.data("owner")
    titles = subject.profile.raw.fields("feedback_methods").fields(name)
    return Feedback(
        method=subject.said_of(titles) or name,
        text=row.said("text"),
        owner=subject.office(owner) if owner else "",
    )


def _access(subject: Subject, row: Twofold) -> Access:
    tags = row.source.texts("languages")
    return Access(
        languages=tuple(subject.voice.language_name(str(tag)) for tag in tags),
        disabilities=row.said("disabilities"),
        non_digital=row.list_of("non_digital"),
        text=row.said("text"),
    )


def _contacts(subject: Subject, row: Twofold) -> Contacts:
    checked = row.data("checked")
    return Contacts(
        address=row.said("address"),
        channels=channels_of(subject, row),
        hours=hours_of(subject, row),
        checked=subject.voice.day(checked) if checked else "",
    )


def _performance(subject: Subject, row: Twofold) -> Performance:
    try:
        every = subject.voice.period(*read_period(row.data("every")))
    except ValueError:
        every = ""
    return Performance(row.said("where"), every, row.said("text"))
