"""Two texts compared: what stayed, changed, came, went and moved.

Paragraphs are aligned first, by what they say and then by how many words they share;
only within two that belong together are words compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from qms.errors import QmsError
from qms.i18n import _
from qms.model.document import Document
from qms.model.located import Fields
from qms.model.redline import block
from qms.model.redline.alignment import matched
from qms.model.redline.block import CHANGED, MOVED, Block, Form, Redline, Runs
from qms.model.redline.facts import ORDER, facts_of
from qms.model.redline.pairing import alike, moved
from qms.model.redline.pieces import Piece, pieces_of
from qms.model.redline.words import ADDED, REMOVED, SAME, compared, whole

Placed = tuple[int, Piece]


@dataclass(frozen=True)
class Written:
    """A text as it is compared: the fields of its head, its Markdown, its digest.

    A head that cannot be read is no reason to show less: then `text` is the whole file.
    """

    head: Fields = field(default_factory=Fields)
    text: str = ""
    digest: str = ""

    @classmethod
    def of(cls, document: Document) -> Written:
        """What a document says; raises QmsError on a file that is no text."""
        source = document.source
        if not source.data:
            raise QmsError(
                _("{path} holds no text that could be compared").format(
                    path=document.path
                )
            )
        if not document.head:
            return cls(text=source.text, digest=document.digest)
        return cls(document.head, document.outline.text, document.digest)

    @property
    def typed(self) -> tuple[str, str]:
        """What is equal of files that differ in line ends at most."""
        return self.digest, self.text.replace("\r\n", "\n")


def redline(old: Written, new: Written) -> Redline:
    """What changed from one text to another, facts of the head first."""
    facts = facts_of(old.head), facts_of(new.head)
    before = list(enumerate(pieces_of(old.text), len(facts[0])))
    after = list(enumerate(pieces_of(new.text), len(facts[1])))
    found = [*_facts(*facts), *_pieces(before, after)]
    return Redline(tuple(found), old.typed == new.typed)


def _facts(before: dict[str, Piece], after: dict[str, Piece]) -> Iterator[Block]:
    olds = {key: (place, before[key]) for place, key in enumerate(before)}
    news = {key: (place, after[key]) for place, key in enumerate(after)}
    for key in _in_order(list(before), list(after)):
        was, now = olds.get(key), news.get(key)
        if was and now and not _is_idle_order(was[1], now[1]):
            yield _joined(was, now)
        elif was and not now and was[1].form.sort != ORDER:
            yield _alone(REMOVED, was)
        elif now and not was and now[1].form.sort != ORDER:
            yield _alone(ADDED, now)


def _in_order(before: list[str], after: list[str]) -> list[str]:
    """Every key once: the new order, what went standing behind what it followed."""
    ranks = {key: (rank, 0) for rank, key in enumerate(after)}
    rank, behind = -1, 0
    for key in before:
        if key in ranks:
            rank, behind = ranks[key][0], 0
        else:
            behind += 1
            ranks[key] = rank, behind
    return sorted(ranks, key=ranks.__getitem__)


def _is_idle_order(was: Piece, now: Piece) -> bool:
    """Whether this is an order of rows, and those that stayed keep theirs."""
    if now.form.sort != ORDER:
        return False
    shared = set(was.texts) & set(now.texts)
    orders = [[each for each in side.texts if each in shared] for side in (was, now)]
    return orders[0] == orders[1]


def _pieces(before: list[Placed], after: list[Placed]) -> Iterator[Block]:
    old, new = [piece for _place, piece in before], [piece for _place, piece in after]
    exact = matched([each.key for each in old], [each.key for each in new])
    moves = moved(old, new, exact)
    near = alike(old, new, exact, moves)
    came_from = {j: i for i, j in moves}
    gone = set(came_from.values())
    i = j = 0
    for next_i, next_j in [*sorted([*exact, *near]), (len(old), len(new))]:
        for index in range(i, next_i):
            if index not in gone:
                yield _alone(REMOVED, before[index])
        for index in range(j, next_j):
            if index in came_from:
                yield _moved(before[came_from[index]], after[index])
            else:
                yield _alone(ADDED, after[index])
        if next_i < len(old):
            yield _joined(before[next_i], after[next_j])
        i, j = next_i + 1, next_j + 1


def _alone(change: str, placed: Placed) -> Block:
    """The block of a piece that stands on one side only."""
    place, piece = placed
    parts = tuple(whole(change, text) for text in piece.texts)
    before, after = (place, None) if change == REMOVED else (None, place)
    return _block(change, piece, parts, before, after)


def _joined(was: Placed, now: Placed) -> Block:
    """The block of two pieces that belong together."""
    parts = _parts(was[1], now[1])
    form = was[1].form if was[1].form != now[1].form else None
    is_changed = form or any(run.kind != SAME for part in parts for run in part)
    change = CHANGED if is_changed else SAME
    return _block(change, now[1], parts, was[0], now[0], form)


def _moved(was: Placed, now: Placed) -> Block:
    parts = tuple(whole(SAME, text) for text in now[1].texts)
    return _block(MOVED, now[1], parts, was[0], now[0], None, was[1].trail)


def _block(
    change: str,
    piece: Piece,
    parts: tuple[Runs, ...],
    before: int | None,
    after: int | None,
    was: Form | None = None,
    came_from: block.Trail = (),
) -> Block:
    form = Form(block.FIELD) if piece.form.sort == ORDER else piece.form
    return Block(
        change, form, piece.trail, parts, piece.name, was, came_from, before, after
    )


def _parts(was: Piece, now: Piece) -> tuple[Runs, ...]:
    """The runs of each cell or value; cells keep their column if there are as many."""
    old, new = was.texts, now.texts
    if len(old) == len(new) and (len(old) == 1 or now.form.sort == block.ROW):
        return tuple(compared(*each) for each in zip(old, new, strict=True))
    found: list[Runs] = []
    i = j = 0
    for next_i, next_j in [*matched(old, new), (len(old), len(new))]:
        gap = zip_longest(old[i:next_i], new[j:next_j], fillvalue="")
        found += [compared(*each) for each in gap]
        if next_i < len(old):
            found.append(whole(SAME, new[next_j]))
        i, j = next_i + 1, next_j + 1
    return tuple(found)
