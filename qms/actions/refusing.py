"""Refusing: an act is judged as if it were signed, before anybody signs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qms.errors import QmsError
from qms.i18n import _
from qms.model.approval.archive import Archive, Entry, Round
from qms.model.approval.called import Called
from qms.model.approval.fault import Fault
from qms.model.approval.judging import judge
from qms.model.approval.ledger import BLOCKING, Ledger
from qms.reports.proof_words import fault_text


def refuse(
    ledger: Ledger, entry: Entry, rounds: Sequence[Round], now: datetime, names: Called
) -> Ledger:
    """Judge a statement as if it were signed; raise QmsError where it would be in vain.

    `rounds` are submissions that it brings along. Gives the ledger in which it stands.
    """
    archive = Archive(
        (*ledger.archive.rounds, *rounds), (*ledger.archive.entries, entry)
    )
    after = judge(archive, now, ledger.pinned)
    digest = entry.digest
    found = [("", fault) for fault in after.faults.get(digest, ())]
    for subject in entry.statement.subjects if entry.statement else ():
        faults = after.subject_faults.get((digest, subject.name), ())
        found.extend((subject.name, fault) for fault in faults)
    found.extend(_release_faults(after, digest))
    grave = [each for each in found if each[1].weight in BLOCKING]
    if grave:
        raise _refused(grave, names)
    return after


def _release_faults(ledger: Ledger, digest: str) -> list[tuple[str, Fault]]:
    """What keeps a release from counting, were it signed, by submission."""
    return [
        (each.round.name, fault)
        for releases in ledger.releases.values()
        for each in releases
        if each.digest == digest
        for fault in each.faults
    ]


def _refused(found: Sequence[tuple[str, Fault]], names: Called) -> QmsError:
    lines = []
    for name, fault in found:
        told = fault_text(fault, names)
        document = name.partition("/")[0]
        lines.append(f"{document}: {told}" if document else told)
    shown = list(dict.fromkeys(lines))
    reasons = "; ".join(shown[:5]) + (" …" if len(shown) > 5 else "")
    return QmsError(
        _("governance forbids this: {reasons}").format(reasons=reasons),
        hint=hint_for(found[0][1]),
    )


def hint_for(fault: Fault) -> str:
    """What to do about a refusal, by the check that refused."""
    hints = {
        "form": _("say what is missing, and try again"),
        "governance": _("fetch what others signed, then try again: git pull"),
        "key": _("see your keys: qms key list"),
        "office": _("see who holds which office: qms people"),
        "deputy": _("see who deputises for whom: qms people"),
        "time": _("look at the clock of this computer"),
        "steps": _("see who must sign what next: qms status"),
        "order": _("see who must sign what next: qms status"),
        "separation": _("let somebody else do it, or have it waived: qms waive"),
        "return": _("put it up anew: qms submit"),
        "effect": _("see which effects its kind allows: governance/profile.yaml"),
        "release": _("see what was released: qms history"),
    }
    return hints.get(fault.check, _("see how it stands: qms status"))
