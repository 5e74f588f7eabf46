"""How far a text has come on its way into force, by the governance of the base."""

from __future__ import annotations

from collections.abc import Iterator

from qms.model.approval.acts import PREPARED
from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.filling import Filling, fill, signatures
from qms.model.approval.governance import Governance
from qms.model.approval.hands import APPROVE, CONFIRM, SUBMIT, Hand, hands_of
from qms.model.approval.ledger import Release
from qms.model.approval.status import ALTERED, IN_REVIEW, NONE, Status, Working
from qms.model.change.account import Course, StepTaken
from qms.model.change.change import Change
from qms.model.change.numbers import number_of
from qms.model.change.pairs import key_of
from qms.model.document import Document
from qms.model.register import Key

# the acts by which a text comes into force or not; others may be on any text
_ON_THE_WAY = ("submit", "approve", "vouch", "waive", "return", "release", "publish")


def rules_of(change: Change) -> Governance:
    """The governance of the base; where none holds, the one that it had written."""
    control = change.control_before
    if control is not None and control.governance is not None:
        return control.governance
    laws = change.base if change.base.is_there else change.head
    return Governance("", "", laws.people, laws.house.profile)


def status_of(change: Change, key: Key, document: Document | None) -> Status | None:
    """How a text stands after the change; None without any approvals."""
    control = change.control_after
    if control is None:
        return None
    working = _working(change, document) if document is not None else None
    return control.status(*key, change.as_of, working)


def course_of(
    change: Change, status: Status | None, kind: str, owner: str, *, is_altered: bool
) -> Course:
    """The steps and duties of a text; no steps where nothing of it is under way."""
    control = change.control_after
    if control is None or status is None:
        return Course()
    found = _round(change, control, status)
    duties = [each for each in hands_of(control, status, kind, owner) if _counts(each)]
    is_draft = is_altered and status.next.state != NONE and status.working != ALTERED
    if found is None and not is_draft:
        return Course(hands=tuple(duties))
    rules = rules_of(change)
    filling = _filling(control, rules, found, status, (kind, owner))
    release = status.in_force
    is_here = release is not None and _comes(change, release)
    return Course(
        tuple(_steps(filling)),
        tuple(_by_the_base(each, filling) for each in duties),
        status.since if is_here else None,
    )


def has_effect(change: Change, digest: str, name: str) -> bool:
    """Whether a statement of the change has its effect on one of its subjects."""
    control = change.control_after
    return control is not None and control.ledger.counts_for(digest, name)


def _comes(change: Change, release: Release) -> bool:
    """Whether the change itself brings a text into force."""
    return any(
        each.digest == release.digest
        or (each.statement is not None and each.statement.act == "publish")
        for each in change.acts
    )


def course_before(change: Change, kind: str, owner: str) -> Course:
    """The course of a text that has yet to be put up."""
    steps = rules_of(change).steps(kind, owner, is_version=False)
    missing = tuple(
        (step, signers.offices) for step in steps for signers in step.signers
    )
    filling = Filling((), missing, (), steps)
    return Course(tuple(_steps(filling)), (_by_the_base(Hand(SUBMIT), filling),))


def _counts(hand: Hand) -> bool:
    """Whether a duty is part of a change; a review that is due is none."""
    return hand.act != CONFIRM


def _filling(
    control: Control,
    rules: Governance,
    found: Round | None,
    status: Status,
    sort: tuple[str, str],
) -> Filling:
    """How far the steps are signed that the base's governance demands."""
    if found is not None and _is_same(control, rules):
        known = control.filling(found)
        if known is not None:
            return known
    steps = rules.steps(*sort, bool(status.language))
    signed = list(signatures(control.ledger, found.name)) if found else []
    return fill(control.ledger, steps, signed, rules)


def _by_the_base(hand: Hand, filling: Filling) -> Hand:
    """A duty with the offices that the base's governance gives it."""
    if hand.act == APPROVE and filling.missing:
        step, offices = filling.missing[0]
        return hand._replace(step=step.name, offices=offices)
    first = filling.steps[0] if filling.steps else None
    if hand.act == SUBMIT and first is not None and first.name == PREPARED:
        return hand._replace(offices=tuple(sorted(first.offices)))
    return hand


def _is_same(control: Control, rules: Governance) -> bool:
    held = control.governance
    return held is not None and held.digest == rules.digest


def _round(change: Change, control: Control, status: Status) -> Round | None:
    """The submission that a change is about: under way, or what was signed in it."""
    archive = control.ledger.archive
    key = status.document, status.language
    new = [each.name for each in change.laid.get(key, ()) if each.is_new]
    signed = [
        subject.name
        for entry in change.acts
        if entry.statement is not None and entry.statement.act in _ON_THE_WAY
        for subject in entry.statement.subjects
    ]
    own = [name for name in (*new, *signed) if name in archive.by_name]
    rounds = [archive.by_name[name] for name in own]
    for each in reversed(rounds):
        submission = each.submission
        if submission and (submission.document, submission.version) == key:
            return each
    if status.next.state == IN_REVIEW and status.working != ALTERED:
        return archive.by_name.get(status.next.round)
    return None


def _steps(filling: Filling) -> Iterator[StepTaken]:
    for step in filling.steps:
        people = [each.person for each in filling.fills if each.step == step.name]
        lacking = [
            office
            for each, offices in filling.missing
            if each.name == step.name
            for office in offices
        ]
        if people or lacking:
            yield StepTaken(step.name, tuple(people), tuple(dict.fromkeys(lacking)))


def _working(change: Change, document: Document) -> Working:
    """The working text as it would be archived, as far as the change touches it."""
    key, number = key_of(document), number_of(document)
    control = change.control_after
    laid = [
        each.submission
        for each in (control.rounds.get(key, ()) if control else ())
        if each.submission and each.submission.number == number
    ]
    submission = laid[-1] if laid else None
    content = dict(submission.content) if submission else {}
    ending = document.path.rpartition(".")[2]
    content[f"{document.id}.{ending}"] = f"sha256:{document.digest}"
    for name in map(str, document.head.texts("attachments")):
        touched = change.by_path.get(f"{document.folder}/{name}")
        if touched is not None and touched.after is not None:
            content[name] = touched.after.digest
        elif touched is not None:
            content.pop(name, None)
    return Working(document.path, number, content)
