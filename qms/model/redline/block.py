"""A redline as a value: blocks in reading order, each in runs that stayed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qms.model.redline.words import ADDED, REMOVED, SAME, Run, count_words

CHANGED = "changed"
MOVED = "moved"

BULLET = "bullet"
CODE = "code"
FIELD = "field"
HEADING = "heading"
NUMBERED = "numbered"
PARAGRAPH = "paragraph"
QUOTE = "quote"
ROW = "row"

Trail = tuple[str, ...]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a block is: its sort, and the level of a heading or of a list's item.

    Headings count from 1, items from 0.
    """

    sort: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, row, heading or field, as it was and as it is.

    `change` is SAME, CHANGED, ADDED, REMOVED or MOVED. `trail` are the headings over
    it, the highest first, and `came_from` those over it before it moved. `parts` are
    the cells of a row, the texts of a field that is a list, and of all else a single
    one. `name` is the path of a field, or the number of an item as typed. `was` is its
    form before, where that changed. `before` and `after` are its places among the
    blocks of the old and of the new text, if it stood or stands there.
    """

    change: str
    form: Form
    trail: Trail
    parts: tuple[Runs, ...]
    name: str = ""
    was: Form | None = None
    came_from: Trail = ()
    before: int | None = None
    after: int | None = None

    @property
    def runs(self) -> Runs:
        """The runs of all its parts, one after the other."""
        return tuple(run for part in self.parts for run in part)


@dataclass(frozen=True)
class Redline:
    """Every block of two texts; `is_identical` if they differ in line ends at most."""

    blocks: tuple[Block, ...]
    is_identical: bool

    @cached_property
    def changes(self) -> tuple[Block, ...]:
        """The blocks that are not as they were."""
        return tuple(each for each in self.blocks if each.change != SAME)

    @property
    def places(self) -> int:
        """In how many blocks something changed."""
        return len(self.changes)

    @property
    def moved(self) -> int:
        """How many blocks stand elsewhere now, word for word."""
        return sum(each.change == MOVED for each in self.changes)

    @cached_property
    def words_added(self) -> int:
        """How many words came; signs of punctuation are not counted."""
        return self._words(ADDED)

    @cached_property
    def words_removed(self) -> int:
        """How many words went; signs of punctuation are not counted."""
        return self._words(REMOVED)

    def _words(self, kind: str) -> int:
        runs = (run for block in self.changes for run in block.runs)
        return sum(count_words(run.text) for run in runs if run.kind == kind)


def folded(blocks: Sequence[Block]) -> Iterator[Block | int]:
    """The changes, each with at most one unchanged block before it.

    Unchanged blocks that are left out come as their number; unchanged fields are not
    counted, since nobody reads a head from top to end.
    """
    left_out = 0
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.change == SAME and not _leads_to(block, following):
            left_out += block.form.sort != FIELD
            continue
        if left_out:
            yield left_out
            left_out = 0
        yield block
    if left_out:
        yield left_out


def _leads_to(block: Block, following: Block | None) -> bool:
    """Whether an unchanged block helps to read the change that follows it."""
    if following is None or following.change == SAME:
        return False
    return block.form.sort not in (FIELD, HEADING) and block.trail == following.trail
