"""The part of a document's page that tells its approval: who, as what, when, how."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qms.actions.control import called
from qms.i18n import _, pgettext
from qms.model.approval.called import Called
from qms.model.approval.control import Control
from qms.model.approval.ledger import Fill
from qms.model.approval.status import Status
from qms.model.approval.text_in_force import ReleasedText
from qms.model.page import Part
from qms.reports.proof_words import LOOKS, METHODS, fault_text


def approval_parts(
    control: Control, status: Status, text: ReleasedText | None, kind: str
) -> Iterator[Part]:
    """The signatures on an archived text, its dates, and what does not hold of it."""
    names = called(control)
    faults = [
        (
            f"{LOOKS[each.weight.value].sign} {_(LOOKS[each.weight.value].word)}",
            fault_text(each, names),
        )
        for each in status.faults
    ]
    yield Part(_("What does not hold"), faults)
    if text is None:
        return
    submission = text.round.submission
    label = submission.label if submission else "–"
    signed = [row for each in text.fills for row in _signature(each, names, kind)]
    title = _("Signed, of {revision}").format(revision=label)
    yield Part(title, signed or [("", "–")])
    is_current = status.in_force is not None and status.in_force == text.release
    due = status.review_due if is_current else None
    yield Part(_("Dates"), [row for row in _dates(text, due) if row[1]])
    yield Part(_("Archived"), [("", f"approvals/{text.round.name}")])
    yield Part(_("Digest of the archived text"), _alone(text.content))
    yield Part(_("Digest of its submission"), _alone(text.round.digest))


def _signature(fill: Fill, names: Called, kind: str) -> Iterator[tuple[str, str]]:
    who = f"{names.person(fill.person)}, {names.office(fill.office)}"
    if fill.acting_for:
        of = names.person(fill.acting_for)
        who = _("{who}, for {of}").format(who=who, of=of)
    yield names.step(kind, fill.step), who
    yield "", f"{fill.day.isoformat()}, {_(METHODS[fill.method])}"
    if fill.voucher:
        told = _("archive no. {number}; {person} vouches for it")
        number = fill.archive_no or "–"
        yield "", told.format(number=number, person=names.person(fill.voucher))


def _dates(text: ReleasedText, due: date | None) -> Iterator[tuple[str, str]]:
    """The five dates of a text."""
    days = sorted({each.day.isoformat() for each in text.fills})
    yield pgettext("day", "signed"), ", ".join(days)
    yield pgettext("day", "approved"), _day(text.approved)
    yield _("in force from"), _day(text.in_force)
    yield pgettext("day", "published"), _day(text.published)
    yield _("next review"), _day(due)


def _alone(value: str) -> list[tuple[str, str]]:
    return [("", value)] if value else []


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
