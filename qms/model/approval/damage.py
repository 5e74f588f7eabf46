"""Which submissions are broken: their bytes, or statements that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from qms.i18n import N_
from qms.model.approval.fault import Fault, Weight, failed, unverifiable

if TYPE_CHECKING:
    from qms.model.approval.ledger import Ledger, Release

Damage = dict[str, list[Fault]]


def damage_of(ledger: Ledger) -> Damage:
    """By the name of a round, everything that shows it to be altered or incomplete.

    A fault that failed says that bytes or statements do not fit; one that is not
    verifiable, that something is missing which may concern it.
    """
    found: Damage = {}
    for each in ledger.archive.rounds:
        broken = [fault for fault in each.faults if fault.weight is Weight.FAILED]
        if broken:
            found.setdefault(each.name, []).extend(broken)
    for entry in ledger.archive.entries:
        if entry.is_damaged:
            for name in entry.touches:
                reason = N_("a statement that speaks of it was altered: {path}")
                fault = failed("signature", reason, path=entry.path)
                found.setdefault(name, []).append(fault)
        elif entry.is_unverifiable:
            for name in entry.touches:
                reason = N_("a statement that speaks of it cannot be verified: {path}")
                fault = unverifiable("signature", reason, path=entry.path)
                found.setdefault(name, []).append(fault)
    for name, digests in ledger.vanished.items():
        if any(map(ledger.is_sound, digests)):
            reason = N_("the submission {name} is missing, or is another one")
            found.setdefault(name, []).append(failed("subject", reason, name=name))
    _add_missing(ledger, found)
    return found


def is_unreadable(faults: Iterable[Fault]) -> bool:
    """Whether acts on a round may be among what was damaged or is gone."""
    return any(
        fault.weight is Weight.FAILED and fault.check in ("signature", "chain")
        for fault in faults
    )


def is_broken(faults: Iterable[Fault]) -> bool:
    """Whether bytes, statements or signatures do not fit."""
    return any(fault.weight is Weight.FAILED for fault in faults)


def lost(ledger: Ledger) -> dict[str, str]:
    """The statements that others saw and that are gone, each with one that saw it."""
    found: dict[str, str] = {}
    for digest in ledger.web.order:
        for parent in ledger.web.parents.get(digest, ()):
            if parent in ledger.web.missing and parent not in ledger.web.parents:
                found.setdefault(parent, digest)
    return found


def lacking(ledger: Ledger, release: Release, absent: Iterable[str]) -> Iterator[str]:
    """What a release saw, after its text was put up, that is damaged or gone."""
    saw = ledger.web.saw
    name = release.round.name
    submits = [digest for digest, _ in ledger.about(name, ("submit",), release.digest)]
    for digest in absent:
        if saw(release.digest, digest) and not (
            submits and all(saw(each, digest) for each in submits)
        ):
            yield digest


def _add_missing(ledger: Ledger, found: Damage) -> None:
    """A release rests on what it saw after its text was put up.

    Where a damaged file stands for what it saw, that tells what it touches; but who
    turned it to another text must not make a release fail in silence.
    """
    gone = lost(ledger)
    absent = [each for each in ledger.web.order if each not in ledger.entries]
    for releases in ledger.releases.values() if absent else ():
        for release in releases:
            for digest in lacking(ledger, release, absent):
                if release.counts and digest not in gone:
                    continue
                weigh = unverifiable if release.counts else failed
                reason = N_("a statement that its release saw is missing: {digest}")
                fault = weigh("chain", reason, digest=digest[:19])
                found.setdefault(release.round.name, []).append(fault)
