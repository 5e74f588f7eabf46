"""What comes next for a submission, and who must do it: told at the end of an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qms.actions.desk import Desk
from qms.actions.rounds_asked import every_open
from qms.actions.who import holders
from qms.model.approval.open_rounds import OpenRound


@dataclass(frozen=True)
class Outlook:
    """Who has to act next on a document: `act` is approve, release or submit.

    `step` is the title of the step that waits; `people` are the names of those who hold
    one of `offices` today. `act` is empty where nothing waits any more.
    """

    document: str
    version: str
    act: str = ""
    step: str = ""
    offices: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The document, with the language of a language version."""
        return " ".join(filter(None, (self.document, self.version)))


def outlook(desk: Desk, names: Sequence[str]) -> list[Outlook]:
    """What comes next for the documents of some submissions, by these names."""
    documents = {name.partition("/")[0] for name in names}
    coming = {
        each.round.name: each
        for rounds in every_open(desk, documents).values()
        for each in rounds
    }
    found = []
    for name in names:
        submission = desk.ledger.archive.by_name[name].submission
        if submission is not None:
            key = submission.document, submission.version
            waiting = coming.get(name)
            found.append(_told(desk, key, waiting) if waiting else Outlook(*key))
    return found


def _told(desk: Desk, key: tuple[str, str], waiting: OpenRound) -> Outlook:
    """Who must act next on a submission, by name and office."""
    names, submission = desk.called, waiting.round.submission
    kind = submission.kind if submission else ""
    return Outlook(
        *key,
        waiting.act,
        names.step(kind, waiting.step) if waiting.step else "",
        tuple(map(names.office, waiting.offices)),
        tuple(map(names.person, holders(desk, waiting.offices))),
    )
