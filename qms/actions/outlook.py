"""What comes next for a submission, and who must do it: told at the end of an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qms.actions.desk import Desk
from qms.actions.rounds_asked import open_rounds


@dataclass(frozen=True)
class Outlook:
    """Who has to act next on a document: `act` is approve, release or submit.

    `step` is the step that waits; `people` hold one of `offices` today. `act` is empty
    where nothing waits any more.
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
    coming = open_rounds(desk)
    found = []
    for name in names:
        submission = desk.ledger.archive.by_name[name].submission
        if submission is None:
            continue
        key = submission.document, submission.version
        waiting = coming.get(key)
        if waiting is None or waiting.round.name != name:
            found.append(Outlook(*key))
            continue
        people = [
            holder
            for office in waiting.offices
            for holder in desk.rules.people.holders(office, desk.today)
        ]
        found.append(
            Outlook(*key, waiting.act, waiting.step, waiting.offices, tuple(people))
        )
    return found
