"""History: every act on a document, from its first submission on."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from qms.actions.archived import archived_facts
from qms.actions.control import called, read_control
from qms.actions.documents import read_facts
from qms.actions.unknown import unknown
from qms.model.approval.history import History, chapters_of


def history(root: Path, now: datetime, name: str, known_on: date | None) -> History:
    """The history of a document; raises UsageError on an id that was never put up."""
    control = read_control(root, known_on, now)
    wanted = name.upper()
    known = {document for document, _version in control.rounds}
    register = read_facts(root, now.date())
    facts = register.by_id.get(wanted)
    if wanted not in known and facts is None:
        raise unknown(name, {*known, *register.by_id})
    if facts is None:
        rounds = control.rounds.get((wanted, ""), ())
        facts = archived_facts(root, register, rounds)
    chapters = chapters_of(control, wanted)
    return History(wanted, facts.title if facts else "", chapters, called(control))
