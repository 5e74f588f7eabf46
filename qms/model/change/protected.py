"""Which kinds of documents a change touches, so that their rules guard it."""

from __future__ import annotations

from qms.model.approval.submission import GOVERNANCE
from qms.model.change.change import Change
from qms.model.change.laid import Laid
from qms.model.controlled import named


def protected_kinds(change: Change) -> dict[str, str]:
    """The kinds of what is altered, put up or signed, each with a document of it."""
    found: dict[str, str] = {}
    for pair in change.documents:
        document = pair.after or pair.before
        if document is not None and document.kind and pair.is_altered:
            found.setdefault(document.kind.name, named(pair.key))
    for key, rounds in sorted(change.laid.items()):
        for each in rounds:
            # a governance is approved by the one before; only a second one is not
            if each.is_new and each.submission and key[0] != GOVERNANCE:
                found.setdefault(each.submission.kind, named(key))
    new = [each for each in change.laid.get((GOVERNANCE, ""), ()) if each.is_new]
    if len(new) > 1:
        found.setdefault(_kind(new), GOVERNANCE)
    for entry in change.acts:
        for subject in entry.statement.subjects if entry.statement else ():
            name = subject.name.partition("/")[0]
            kind = change.head.house.profile.kind_by_id(name)
            if kind is not None and name != GOVERNANCE:
                found.setdefault(kind.name, name)
    return found


def _kind(rounds: list[Laid]) -> str:
    submission = rounds[-1].submission
    return submission.kind if submission else "governance"
