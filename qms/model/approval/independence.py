"""How independent the signatures of an approval are, beyond what is forbidden.

Nothing here is wrong. An auditor weighs it: on whose word paper rests, who played two
parts, what was signed unread, and how many keys stand on one person's word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qms.i18n import N_
from qms.model.approval.control import Control
from qms.model.approval.fault import Fault, note
from qms.model.approval.governance import Governance
from qms.model.approval.ledger import Fill, Release
from qms.model.approval.proof import Proof
from qms.model.approval.statement import Statement

CHECK = "independence"
FEW = 1


def remarks_on(control: Control, proof: Proof) -> Iterator[Fault]:
    """What an auditor should know of the signatures of one release."""
    release = proof.release
    if release is None:
        return
    if release.is_adoption:
        reason = N_("it was approved on paper before, and is not verified here")
        yield note(CHECK, reason)
    yield from _on_paper(release.fills)
    yield from _in_two_parts(release)
    for fill in release.fills:
        statement = control.ledger.statement(fill.digest)
        if statement and is_unshown(statement, proof.round.name):
            reason = N_("{person} signed without being shown the text")
            yield note(CHECK, reason, person=fill.person)


def is_unshown(statement: Statement, name: str) -> bool:
    """Whether an approval was signed without the text being shown."""
    return statement.act == "approve" and name not in statement.shown


def _on_paper(fills: Iterable[Fill]) -> Iterator[Fault]:
    for fill in fills:
        if fill.voucher:
            reason = N_("the step {step} rests on the word of {person}: {where}")
            where = fill.archive_no or "–"
            yield note(CHECK, reason, step=fill.step, person=fill.voucher, where=where)


def _in_two_parts(release: Release) -> Iterator[Fault]:
    parts: dict[str, list[str]] = {}
    submission = release.round.submission
    kind = submission.kind if submission else ""
    for fill in release.fills:
        if fill.person:
            parts.setdefault(fill.person, []).append(fill.step)
    parts.setdefault(release.person, []).append("release")
    for person, steps in parts.items():
        if len(steps) > 1:
            reason = N_("{person} has more than one part in it: {steps}")
            yield note(CHECK, reason, person=person, kind=kind, steps=", ".join(steps))


def remarks_on_all(control: Control, proofs: Iterable[Proof]) -> Iterator[Fault]:
    """What an auditor should know of all approvals together."""
    releases = [each.release for each in proofs if each.is_released and each.release]
    fills = [(each, fill) for each in releases for fill in each.fills]
    vouched = Counter(fill.voucher for _, fill in fills if fill.voucher)
    for person, count in vouched.most_common():
        reason = N_("signatures on the word of {person}: {count} of {all}")
        yield note(CHECK, reason, person=person, count=count, all=len(fills))
    yield from _sittings(control, {fill.digest for _, fill in fills})
    unshown = Counter(
        fill.person
        for release, fill in fills
        if (statement := control.ledger.statement(fill.digest))
        and is_unshown(statement, release.round.name)
    )
    for person, count in unshown.most_common():
        reason = N_("texts that {person} signed without being shown them: {count}")
        yield note(CHECK, reason, person=person, count=count)
    if control.governance:
        signers = {fill.person for _, fill in fills}
        yield from _enrolments(control.governance, signers)


def _sittings(control: Control, digests: Iterable[str]) -> Iterator[Fault]:
    """The largest sitting of each person, where it covers more than one text."""
    largest: dict[str, tuple[int, str]] = {}
    for digest in sorted(digests):
        statement = control.ledger.statement(digest)
        if statement is None or statement.act == "submit":
            continue
        found = (len(statement.subjects), statement.signed_at.date().isoformat())
        if found[0] > max(FEW, largest.get(statement.person, (0, ""))[0]):
            largest[statement.person] = found
    for person, (count, day) in sorted(largest.items()):
        reason = N_("texts that {person} signed in one sitting, on {day}: {count}")
        yield note(CHECK, reason, person=person, day=day, count=count)


def _enrolments(rules: Governance, signers: Iterable[str]) -> Iterator[Fault]:
    """On whose word the keys of those who signed were enrolled."""
    witnesses: Counter[str] = Counter()
    for person in signers:
        for row in (
            rules.people.by_id[person].rows("keys") if _is(rules, person) else ()
        ):
            witnesses[str(row.fields("enrolled").text("witness"))] += 1
    keys = sum(witnesses.values())
    for witness, count in sorted(witnesses.items()):
        if not witness:
            reason = N_("keys enrolled without a witness: {count} of {all}")
            yield note(CHECK, reason, count=count, all=keys)
        elif count > FEW:
            reason = N_("keys enrolled on the word of {person} alone: {count} of {all}")
            yield note(CHECK, reason, person=witness, count=count, all=keys)


def _is(rules: Governance, person: str) -> bool:
    return person in rules.people.by_id
