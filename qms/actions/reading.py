"""What a signer reads before he signs: what changed, who signed, what it will mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qms.actions.approve import Waiting
from qms.actions.desk import Desk
from qms.actions.put_up_governance import GOVERNANCE_FILES
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.called import Called
from qms.model.approval.filling import signatures
from qms.model.approval.keyring import keyring, keys_of
from qms.model.approval.ledger import Release
from qms.model.approval.submission import Submission
from qms.model.approval.succession import candidate
from qms.model.house import House
from qms.model.redline.block import Redline
from qms.model.redline.comparison import Written, redline
from qms.store.archived import archived_document
from qms.store.house import read_house
from qms.store.keys import fingerprint


@dataclass(frozen=True)
class Mark:
    """Somebody who signed already: his name, in which meaning, on which day."""

    name: str
    office: str
    meaning: str
    day: date


@dataclass(frozen=True)
class Reading:
    """One submission before its signer.

    `changes` compare each text with the one in force, or with nothing where the
    document is new; `files` are other files that changed, came or went, and new keys.
    A withdrawal changes no text; `replaced_by` is the document in its place.
    """

    waiting: Waiting
    title: str
    label: str
    replaces: str
    reason: str
    summary: str
    effect: str
    signed: Sequence[Mark]
    meaning: str
    changes: Sequence[tuple[str, Redline]]
    files: Sequence[str]
    is_withdrawal: bool = False
    replaced_by: str = ""


def reading_of(desk: Desk, waiting: Waiting) -> Reading:
    """Everything that a signer should see of a submission."""
    found, submission = waiting.round, waiting.round.submission
    if submission is None:
        raise ValueError(found.name)
    house = read_house(desk.root).house
    status = desk.control.status(submission.document, submission.version, desk.today)
    before = status.in_force
    names = GOVERNANCE_FILES if submission.is_governance else (submission.main,)
    texts = [(name, archived_document(desk.root, found, house, name)) for name in names]
    changes = []
    for name, text in () if submission.is_withdrawal else texts:
        old = _before(desk, before, name, house)
        changes.append((name, redline(old, Written.of(text))))
    change = submission.change
    return Reading(
        waiting=waiting,
        title=str(texts[0][1].head.text("title")),
        label=submission.label,
        replaces=status.label,
        reason=submission.reason or str(change.get("reason") or ""),
        summary=str(change.get("summary") or ""),
        effect=_effect(submission),
        signed=tuple(_marks(desk, found)),
        meaning=_meaning(desk, waiting.round, waiting.step),
        changes=changes,
        files=(*_files(found, before, names), *_new_keys(desk, found)),
        is_withdrawal=submission.is_withdrawal,
        replaced_by=submission.replaced_by,
    )


def _effect(submission: Submission) -> str:
    """When it takes effect: a rule with its day, or the day when a text ceases."""
    if submission.withdrawn_from:
        return submission.withdrawn_from
    parts = (submission.effect.get(each) for each in ("rule", "day"))
    return ":".join(str(each) for each in parts if each)


def _marks(desk: Desk, found: Round) -> Sequence[Mark]:
    return [
        Mark(
            desk.called.person(each.person),
            desk.called.office(each.office),
            _meaning(desk, found, each.step),
            each.day,
        )
        for each in signatures(desk.ledger, found.name)
    ]


def _meaning(desk: Desk, found: Round, step: str) -> str:
    submission = found.submission
    return desk.called.step(submission.kind if submission else "", step)


def _before(desk: Desk, before: Release | None, name: str, house: House) -> Written:
    """The text in force; an empty one where the document is new."""
    submission = before.round.submission if before else None
    if before is None or submission is None or name not in submission.content:
        return Written()
    return Written.of(archived_document(desk.root, before.round, house, name))


def _new_keys(desk: Desk, found: Round) -> list[str]:
    """The keys that a governance adds, to be held against the fingerprints on paper."""
    if found.submission is None or not found.submission.is_governance:
        return []
    known = {each.key for each in keyring(desk.ledger)}
    coming = candidate(found, desk.ledger)
    told = _("new key of {person}: {fingerprint}; hold it against the paper")
    names = Called((*desk.called.governances[::-1], coming))
    return [
        told.format(person=names.person(each.person), fingerprint=fingerprint(each.key))
        for each in keys_of(coming)
        if each.key not in known
    ]


def _files(found: Round, before: Release | None, texts: Sequence[str]) -> list[str]:
    """Attachments that are new, changed or gone."""
    new = dict(found.submission.content) if found.submission else {}
    submission = before.round.submission if before else None
    old = dict(submission.content) if submission else {}
    told = []
    for name in sorted({*new, *old} - set(texts)):
        if name not in old:
            told.append(_("{path} is new").format(path=name))
        elif name not in new:
            told.append(_("{path} is gone").format(path=name))
        elif new[name] != old[name]:
            told.append(_("{path} was changed").format(path=name))
    return told
