"""Putting up: a submission of the working text, with the bytes that it archives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from qms.actions.working import Text
from qms.errors import QmsError, UsageError
from qms.i18n import _
from qms.model.approval.archive import Round
from qms.model.approval.canonical import Json
from qms.model.approval.control import Control
from qms.model.approval.effect import is_effect
from qms.model.approval.governance import Governance
from qms.model.approval.submission import (
    REVISION,
    Submission,
    read_submission,
    submission_bytes,
)
from qms.model.days import day_or_none
from qms.model.located import Fields
from qms.model.revision import number_or_none
from qms.store.rounds import round_path


@dataclass(frozen=True)
class PutUp:
    """A submission ready to be signed: its round, and its files by path from root."""

    round: Round
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Asked:
    """What a submission asks for beside its text.

    `effect` is a rule, with a day behind a colon where it needs one
    (`not-before:2027-01-01`).
    """

    effect: str = ""
    purpose: str = REVISION
    reason: str = ""
    summary: str = ""
    further: Mapping[str, Json] | None = None


def put_up(
    control: Control, rules: Governance, document: str, text: Text, asked: Asked
) -> PutUp:
    """The submission of a document or a language version.

    Raises QmsError where its number is taken, or its kind does not allow what is asked.
    """
    head = text.head
    translates = _source(control, document, head)
    number = _number(head.fields("translates") if translates else head, document)
    version = str(head.text("language")) if translates else ""
    _require_free(control, document, version, number)
    kind = str(head.text("kind")) or _kind_of_source(control, translates)
    raw = {
        "qms": 1,
        "document": document,
        "kind": kind,
        "edition": number[0],
        "revision": number[1],
        "language": str(head.text("language")),
        "round": next_round(control, document, version, number),
        "purpose": asked.purpose,
        "content": digests(text.content),
        "replaces": _replaces(control, document, version),
        "effect": effect_asked(rules, kind, asked.effect),
        "change": _change(head, asked),
        "emergency": None,
        "mandate": None,
        **({"translates": translates} if translates else {}),
        **(asked.further or {}),
    }
    owner = str(head.text("owner")) or _owner_of_source(control, translates)
    return round_of(raw, text.content, owner)


def round_of(
    raw: Mapping[str, Json], content: Mapping[str, bytes], owner: str
) -> PutUp:
    """A round with the bytes of its files."""
    data = submission_bytes(raw)
    digest = f"sha256:{sha256(data).hexdigest()}"
    submission = read_submission(dict(raw))
    name = submission.name(digest)
    folder = round_path(name)
    files = {f"{folder}/content/{path}": each for path, each in content.items()}
    files[f"{folder}/submission.json"] = data
    return PutUp(Round(name, digest, submission, owner=owner), files)


def digests(content: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of each file, as a submission states it."""
    return {
        path: f"sha256:{sha256(data).hexdigest()}" for path, data in content.items()
    }


def effect_asked(rules: Governance, kind: str, text: str) -> dict[str, str]:
    """The effect that is asked for; raises UsageError where its kind allows no such."""
    allowed = rules.effects(kind)
    rule, _colon, day = (text or allowed[0]).partition(":")
    if not is_effect(rule) or rule not in allowed:
        raise UsageError(
            _("documents of this kind cannot take effect by {rule}").format(rule=rule),
            hint=_("it may be one of: {known}").format(known=", ".join(allowed)),
        )
    if rule == "not-before":
        if day_or_none(day) is None:
            raise UsageError(
                _("the effect {rule} needs a day").format(rule=rule),
                hint=_("write it as {example}").format(example="not-before:2027-01-01"),
            )
        return {"rule": rule, "day": day}
    return {"rule": rule}


def next_round(
    control: Control, document: str, version: str, number: tuple[int, int]
) -> int:
    """The number of the next round of a revision."""
    rounds = control.rounds.get((document, version), ())
    taken = [
        each.submission.round
        for each in rounds
        if each.submission and each.submission.number == number
    ]
    return max(taken, default=0) + 1


def _require_free(
    control: Control, document: str, version: str, number: tuple[int, int]
) -> None:
    """A released number is used up, and numbers never go back."""
    for release in control.ledger.released(document, version):
        submission = release.round.submission
        if submission is None:
            continue
        label = f"{number[0]}.{number[1]}"
        if submission.is_withdrawal:
            raise QmsError(
                _("{id} was withdrawn, and its number is not used again").format(
                    id=document
                ),
                hint=_("begin a new document: qms new"),
            )
        if submission.number == number and not version:
            raise QmsError(
                _("{id} {revision} was released already").format(
                    id=document, revision=label
                ),
                hint=_("begin the next revision: qms revise {id}").format(id=document),
            )
        if submission.number > number:
            raise QmsError(
                _("{id} {revision} is older than {newer}, which was released").format(
                    id=document, revision=label, newer=submission.label
                ),
                hint=_("begin the next revision: qms revise {id}").format(id=document),
            )


def _number(head: Fields, document: str) -> tuple[int, int]:
    edition, revision = (
        number_or_none(head.text("edition")),
        number_or_none(head.text("revision")),
    )
    if edition is None or revision is None:
        raise QmsError(
            _("{id} states no edition and revision").format(id=document),
            hint=_("write them in its front matter: edition: 1, revision: 0"),
        )
    return edition, revision


def _source(control: Control, document: str, head: Fields) -> str:
    """The submission that a language version translates; empty for a document."""
    row = head.fields("translates")
    if not row:
        return ""
    stated = str(row.text("submission"))
    number = _number(row, document)
    rounds = [
        each
        for each in control.rounds.get((document, ""), ())
        if each.submission and each.submission.number == number
    ]
    fitting = [each for each in rounds if not stated or each.digest == stated]
    if not fitting:
        raise QmsError(
            _("the text that it translates, {id} {revision}, was never put up").format(
                id=document, revision=f"{number[0]}.{number[1]}"
            ),
            hint=_("put up the source first: qms submit {id}").format(id=document),
        )
    released = {each.round.name for each in control.ledger.released(document)}
    return max(fitting, key=lambda each: (each.name in released, each.name)).digest


def _by_digest(control: Control, digest: str) -> Round | None:
    rounds: Sequence[Round] = control.ledger.archive.rounds
    return next((each for each in rounds if each.digest == digest), None)


def _kind_of_source(control: Control, translates: str) -> str:
    found = _by_digest(control, translates)
    return found.submission.kind if found and found.submission else ""


def _owner_of_source(control: Control, translates: str) -> str:
    found = _by_digest(control, translates)
    return found.owner if found else ""


def _replaces(control: Control, document: str, version: str) -> str | None:
    numbers = [
        each.round.submission
        for each in control.ledger.released(document, version)
        if each.round.submission and not each.round.submission.is_withdrawal
    ]
    newest: Submission | None = max(numbers, key=lambda each: each.number, default=None)
    return newest.label if newest else None


def _change(head: Fields, asked: Asked) -> dict[str, str] | None:
    row = head.fields("change")
    reason = asked.reason or str(row.text("reason"))
    summary = asked.summary or str(row.text("summary"))
    return {"reason": reason, "summary": summary} if reason or summary else None
