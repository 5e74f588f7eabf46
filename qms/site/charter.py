"""The page of a charter: what is promised, and what to do if it is not kept."""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.leaves import read_period
from qms.site.contacts import Channels, Hours, channels_of, hours_of
from qms.site.dissatisfied import Dissatisfied, dissatisfied_of
from qms.site.promise import Promise, promise_of
from qms.site.said import Said, Twofold
from qms.site.service import Service, service_of
from qms.site.subject import Subject


@dataclass(frozen=True)
class Standard:
    """A general standard, with its number large."""

    text: Said
    amount: str


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
    """Where the office is, when it is open by which clock; when that was checked."""

    address: Said
    channels: tuple[Channels, ...]
    hours: tuple[Hours, ...]
    checked: str
    zone: str


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
    dissatisfied: Dissatisfied
    feedback: tuple[Feedback, ...]
    access: Access
    contacts: Contacts
    equality: Said
    principles: tuple[Said, ...]
    performance: Performance
    has_results: bool = False


def charter_view(subject: Subject) -> CharterView:
    """What the page of a charter shows."""
    head = subject.head
    services = tuple(service_of(subject, row) for row in head.rows("services"))
    titles = {service.id: service.title for service in services}
    promises = tuple(
        promise_of(subject, row, titles.get(row.data("service"), Said("")))
        for row in head.rows("promises")
    )
    limits = [promise.limit for promise in promises if promise.limit]
    return CharterView(
        purpose=head.said("purpose"),
        bound=head.said("bound"),
        audience=head.said("for"),
        promises=promises,
        limits_read_on=subject.voice.day(
            min((each.read_on for each in limits), default="")
        ),
        are_limits_verified=all(each.is_verified for each in limits),
        standards=tuple(_standard(subject, row) for row in head.rows("standards")),
        services=services,
        expectations=head.list_of("expectations"),
        dissatisfied=dissatisfied_of(subject),
        feedback=tuple(_feedback(subject, r) for r in head.rows("feedback", "method")),
        access=_access(subject, head.inside("access")),
        contacts=_contacts(subject, head.inside("contacts")),
        equality=head.said("equality"),
        principles=tuple(row.said("text") for row in head.rows("principles")),
        performance=_performance(subject, head.inside("performance")),
        has_results=any(each.result and each.result.period for each in promises),
    )


def _standard(subject: Subject, row: Twofold) -> Standard:
    target = row.data("target")
    amount = subject.voice.amount(target, row.data("unit")) if target else ""
    return Standard(row.said("text"), amount)


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
        zone=str(subject.profile.raw.text("timezone")),
    )


def _performance(subject: Subject, row: Twofold) -> Performance:
    try:
        every = subject.voice.period(*read_period(row.data("every")))
    except ValueError:
        every = ""
    return Performance(row.said("where"), every, row.said("text"))
