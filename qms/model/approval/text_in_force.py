"""A released text with the signatures on it and its dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from qms.model.approval.archive import Round
from qms.model.approval.control import Control
from qms.model.approval.filling import signatures
from qms.model.approval.ledger import Fill, Release
from qms.model.days import day_or_none


@dataclass(frozen=True)
class ReleasedText:
    """One archived text with the signatures on it and its dates, as far as they are.

    `approved` is the day of the last step; `published` the first day of a publication.
    """

    round: Round
    release: Release | None
    fills: tuple[Fill, ...]
    approved: date | None = None
    in_force: date | None = None
    published: date | None = None

    @property
    def content(self) -> str:
        """The digest of the text itself; empty where its submission cannot be read."""
        submission = self.round.submission
        return submission.content.get(submission.main, "") if submission else ""


def released_text(control: Control, found: Round) -> ReleasedText:
    """What is known of a text that was put up."""
    release = _release(control, found)
    if release is None:
        fills = tuple(signatures(control.ledger, found.name))
        return ReleasedText(found, None, fills)
    approved = max((each.day for each in release.fills), default=None)
    return ReleasedText(
        round=found,
        release=release,
        fills=release.fills,
        approved=approved,
        in_force=release.effective,
        published=_published(control, found),
    )


def signed_text(control: Control, found: Round) -> ReleasedText:
    """The same for showing it; on a text taken over, who is known to have signed."""
    text = released_text(control, found)
    if text.release is None or not text.release.is_adoption:
        return text
    fills = tuple(signatures(control.ledger, found.name))
    return replace(text, fills=fills, approved=None)


def _release(control: Control, found: Round) -> Release | None:
    submission = found.submission
    if submission is None:
        return None
    key = (submission.document, submission.version, submission.purpose)
    releases = control.ledger.releases.get(key, ())
    fitting = [each for each in releases if each.round.name == found.name]
    return next((each for each in fitting if each.counts), None)


def _published(control: Control, found: Round) -> date | None:
    """The first day on which the text was published, as recorded."""
    about = control.ledger.about(found.name, ("publish",))
    days = (day_or_none(statement.text("day")) for _, statement in about)
    return min(filter(None, days), default=None)


def round_named(control: Control, rounds: Sequence[Round], word: str) -> Round | None:
    """The submission that a word names: by name (`round-1-4be02f97`), or revision.

    Of a revision that was put up more than once the released one is meant, else the
    last one. None where the word names none, or more than one.
    """
    by_name = [each for each in rounds if _is_named(each, word)]
    if by_name:
        return by_name[0] if len(by_name) == 1 else None
    of_number = [
        each
        for each in rounds
        if (one := each.submission) and one.label == word and not one.is_withdrawal
    ]
    return max(of_number, key=lambda each: _standing(control, each), default=None)


def _is_named(found: Round, word: str) -> bool:
    last = found.name.rpartition("/")[2]
    return found.name == word or (word.startswith("round-") and last.startswith(word))


def _standing(control: Control, found: Round) -> tuple[bool, int]:
    number = found.submission.round if found.submission else 0
    return _release(control, found) is not None, number
