"""A service as a charter's page shows it, with whose competence it is."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_
from qms.model.located import Fields
from qms.site.references import Reference, reference_to
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


def service_of(subject: Subject, row: Twofold) -> Service:
    """The view of a service."""
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
        procedure=reference_to(subject, procedure) if procedure else None,
        forms=tuple(reference_to(subject, str(f)) for f in row.source.texts("forms")),
    )


def _fee(subject: Subject, row: Twofold) -> tuple[str, str]:
    voice, fee = subject.voice, row.source.get("fee")
    if isinstance(fee, Fields):
        amount = voice.number(str(fee.text("amount")))
        return f"{amount}\u00a0{fee.text('currency')}", str(fee.text("basis"))
    return (voice.say(N_("free of charge")), "") if fee == "none" else ("", "")
