"""Publishing: every text put on its shelf, or told why it has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from qms.model.approval import status as states
from qms.model.approval.status import Status
from qms.model.card import Card
from qms.model.publication import (
    BROKEN_TEXT,
    DOUBTS,
    DRAFT,
    EARLIER,
    ENDED,
    IN_FORCE,
    NO_TEXT,
    NOT_PUBLIC,
    ORDER,
    PARTS,
    REASONS,
    Audience,
    Candidate,
    LeftOut,
    Publication,
    Shelf,
    Showing,
)

if TYPE_CHECKING:
    from qms.model.approval.archive import Round
    from qms.model.approval.ledger import Release


def publish(candidates: Iterable[Candidate], audience: Audience) -> Publication:
    """Put every text on its shelf, or tell why it is left out."""
    shelves: dict[str, Shelf] = {}
    left_out: list[LeftOut] = []
    for each in candidates:
        left_out.extend(_broken(each))
        found = _placed(each, audience)
        if isinstance(found, Shelf):
            shelves[found.document] = found
        elif found is not None:
            left_out.append(found)
    return Publication(audience, shelves, tuple(left_out))


def _broken(candidate: Candidate) -> Iterator[LeftOut]:
    """The revisions that are broken, and are never shown."""
    for label in sorted(candidate.broken):
        document = candidate.status.document
        yield LeftOut(document, label, BROKEN_TEXT, states.BROKEN)


def _placed(candidate: Candidate, audience: Audience) -> Shelf | LeftOut | None:
    """The shelf of a document, or why it has none; None where that was told."""
    status = candidate.status
    whole = [each for each in candidate.showings if each.label not in candidate.broken]
    chosen = [each for each in whole if _may_be_seen(each, audience)]
    main = min(chosen, key=_rank, default=None)
    is_hidden = status.in_force is not None and status.label in candidate.broken
    if is_hidden:
        return None
    doubt = _doubt(status, audience)
    if doubt and (main is None or main.part == IN_FORCE or doubt == states.BROKEN):
        return LeftOut(status.document, status.label, REASONS[doubt], doubt)
    if main is None:
        reason = NOT_PUBLIC if whole and not audience.is_internal else NO_TEXT
        return LeftOut(status.document, status.label, reason)
    has_text = audience.is_internal or main.part != ENDED
    others = tuple(each for each in chosen if each is not main)
    if has_text:
        return Shelf(main, others, candidate.statuses)
    gone = tuple(each for each in others if each.part == EARLIER)
    return Shelf(main, (), candidate.statuses, has_text=False, gone=gone)


def _may_be_seen(showing: Showing, audience: Audience) -> bool:
    """Whether those for whom the site is may read a text."""
    if showing.part == DRAFT and not audience.with_drafts:
        return False
    return audience.is_internal or showing.is_public


def _rank(showing: Showing) -> tuple[int, tuple[int, int]]:
    """What stands at a document's own address: the text in force before all."""
    number = showing.state.number if showing.state else (0, 0)
    place = ORDER.index(showing.part) if showing.part in ORDER else len(ORDER)
    return place, (-number[0], -number[1])


def _doubt(status: Status, audience: Audience) -> str:
    """Why what is in force may not be shown; an unproven text may be allowed."""
    for doubt in DOUBTS:
        is_allowed = doubt in audience.allowed and doubt != states.BROKEN
        if doubt in status.marks and not is_allowed:
            return doubt
    return ""


def showings_of(
    status: Status,
    rounds: Mapping[str, Round],
    cards: Mapping[str, Card],
    is_known: Callable[[Release], bool] = lambda release: True,
) -> Iterator[Showing]:
    """The released texts of a document, the oldest first.

    `rounds` are by name; `cards` are by the digests of the texts (`sha256:…`). A text
    without a card, which cannot be read, has no showing; nor has one that comes later
    than the day and was not released by then, which `is_known` tells.
    """
    for each in status.revisions:
        found = rounds.get(each.round)
        submission = found.submission if found else None
        if each.release is None or submission is None or submission.is_withdrawal:
            continue
        if each.state == states.WAITING and not is_known(each.release):
            continue
        card = cards.get(submission.content.get(submission.main, ""))
        if card is not None:
            part = PARTS.get(each.state, EARLIER)
            yield Showing(
                submission.document,
                part,
                submission.label,
                card,
                card.facts.classification,
                found,
                each,
            )
