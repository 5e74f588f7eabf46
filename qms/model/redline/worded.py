"""A redline in words: what changed in the text, what stayed, the facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from qms.i18n import N_
from qms.model.redline import block
from qms.model.redline.block import Block, Redline, Runs, Trail, folded
from qms.model.redline.names import field_path
from qms.model.redline.words import REMOVED, SAME, Run, count_words
from qms.model.tongue import Tongue

# what every revision changes, and the head of the page tells already
TOLD = ("id", "edition", "revision", "change", "translates", "language")
SEPARATORS = {block.ROW: " | ", block.FIELD: "; "}
NOTHING = N_("Nothing changed.")
NO_WORD = N_("No word changed; the files differ in blanks, comments or numbering only.")
SHAPE_ONLY = N_("punctuation or form changed")


@dataclass(frozen=True)
class Mark:
    """Words that stayed, came or went; `gap` is the blank that parts them."""

    kind: str
    text: str
    gap: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph, item, row or heading; `note` tells of it what its words cannot."""

    sort: str
    level: int
    sign: str
    marks: tuple[Mark, ...]
    note: str = ""


@dataclass(frozen=True)
class Fold:
    """Unchanged lines, which are folded away."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """Under which headings of the text the reader is from here on.

    `is_named_here` tells that the words are the page's own and not the text's.
    """

    title: str
    is_named_here: bool = False


@dataclass(frozen=True)
class FactRow:
    """A fact of the document that changed, under its name."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class FactGroup:
    """Facts that belong together, such as those of one promise.

    `row` is what that promise is called, in the words of the text.
    """

    title: str
    row: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True)
class Redlined:
    """Everything that changed: in one sentence, in the facts, in the text."""

    summary: str
    groups: tuple[FactGroup, ...]
    items: tuple[Line | Fold | Section, ...]
    places: int = 0


def redlined(redline: Redline, tongue: Tongue) -> Redlined:
    """A redline in a language, without what every new revision changes."""
    blocks = tuple(each for each in redline.blocks if not _is_told(each))
    left = Redline(blocks, redline.is_identical)
    texts = [each for each in blocks if each.form.sort != block.FIELD]
    facts = [each for each in left.changes if each.form.sort == block.FIELD]
    is_changed = any(each.change != SAME for each in texts)
    return Redlined(
        summary=_summary(left, tongue),
        groups=tuple(_groups(facts, dict(_titles(left)), tongue)),
        items=tuple(_items(texts, tongue)) if is_changed else (),
        places=left.places,
    )


def whole(redline: Redline, tongue: Tongue) -> Redlined:
    """A text that has nothing to be compared with: all of it, as it is."""
    blocks = tuple(each for each in redline.blocks if not _is_told(each))
    facts = [each for each in blocks if each.form.sort == block.FIELD]
    texts = [each for each in blocks if each.form.sort != block.FIELD]
    runs = (run for each in blocks for run in each.runs)
    count = sum(count_words(run.text) for run in runs)
    return Redlined(
        summary=tongue.ngettext("{count} word", "{count} words", count).format(
            count=count
        ),
        groups=tuple(_groups(facts, dict(_titles(redline)), tongue)),
        items=tuple(_line(each, tongue) for each in texts),
        places=len(blocks),
    )


def _is_told(each: Block) -> bool:
    return each.form.sort == block.FIELD and each.name.partition(" ")[0] in TOLD


def _summary(left: Redline, tongue: Tongue) -> str:
    """How much changed, in one sentence."""
    if not left.changes:
        return tongue.say(NOTHING if left.is_identical else NO_WORD)
    added, removed, moved = left.words_added, left.words_removed, left.moved
    count = tongue.ngettext
    told = [
        (added, count("{count} word added", "{count} words added", added)),
        (removed, count("{count} word removed", "{count} words removed", removed)),
        (moved, count("{count} paragraph moved", "{count} paragraphs moved", moved)),
    ]
    counted = [sentence.format(count=each) for each, sentence in told if each]
    sentence = count(
        "{changes}, in {count} place", "{changes}, in {count} places", left.places
    )
    changes = ", ".join(counted) or tongue.say(SHAPE_ONLY)
    return sentence.format(changes=changes, count=left.places)


def _groups(
    facts: Sequence[Block], titles: Mapping[str, str], tongue: Tongue
) -> Iterator[FactGroup]:
    """Facts in groups; those of one row of a list stand together."""
    paths = [(field_path(each.name, tongue, titles), each) for each in facts]
    for (title, row), rows in groupby(paths, lambda each: each[0][:2]):
        yield FactGroup(
            title,
            row,
            tuple(FactRow(path.name, tuple(_marks(each))) for path, each in rows),
        )


def _titles(redline: Redline) -> Iterator[tuple[str, str]]:
    """What each row of a list is called now: its title, or that of its service."""
    facts = {
        each.name: "".join(run.text for run in each.runs if run.kind != REMOVED)
        for each in redline.blocks
        if each.form.sort == block.FIELD
    }
    for path, value in facts.items():
        row, _blank, name = path.rpartition(" ")
        if row and name == "title":
            yield row, value
        title = facts.get(f"services {value} title") if name == "service" else ""
        if row and title:
            yield row, f"{title} ({row.rpartition(' ')[2]})"


def _items(blocks: Sequence[Block], tongue: Tongue) -> Iterator[Line | Fold | Section]:
    """The blocks in order, under the headings that the reader has not seen."""
    here: Trail = ()
    index = 0
    for each in folded(blocks):
        if isinstance(each, int):
            lines = tuple(_line(one, tongue) for one in blocks[index : index + each])
            index += each
            yield Fold(lines)
            continue
        index += 1
        if each.trail != here:
            here = each.trail
            beginning = tongue.say(N_("The beginning"))
            yield Section(_path(here) or beginning, is_named_here=not here)
        if each.form.sort == block.HEADING and each.change != REMOVED:
            title = "".join(run.text for run in each.runs if run.kind != REMOVED)
            here = (*each.trail, title.strip())
        yield _line(each, tongue)


def _line(each: Block, tongue: Tongue) -> Line:
    return Line(
        sort=each.form.sort,
        level=min(each.form.level, 5),
        sign=_sign(each),
        marks=tuple(_marks(each)),
        note=_note(each, tongue),
    )


def _sign(each: Block) -> str:
    """What stands before an item; the shape of all else is seen."""
    if each.form.sort == block.NUMBERED:
        return each.name or "1."
    return "•" if each.form.sort == block.BULLET else ""


def _note(each: Block, tongue: Tongue) -> str:
    if each.change == block.MOVED:
        origin = _path(each.came_from) or tongue.say(N_("The beginning"))
        return tongue.say(N_("moved here from: {section}")).format(section=origin)
    is_plain = all(run.kind == SAME for run in each.runs)
    if each.change == block.CHANGED and each.was and is_plain:
        return tongue.say(N_("the same words in another form"))
    return ""


def _marks(each: Block) -> Iterator[Mark]:
    between = SEPARATORS.get(each.form.sort, " ")
    for number, part in enumerate(each.parts):
        if number:
            yield Mark(SAME, between)
        yield from _runs(part)


def _runs(part: Runs) -> Iterator[Mark]:
    """Runs with the blank before them set apart, so that it is never struck."""
    for number, run in enumerate(part):
        yield _mark(run, is_first=not number)


def _mark(run: Run, *, is_first: bool) -> Mark:
    text = run.text.removeprefix(" ")
    gap = " " if text != run.text and not is_first else ""
    return Mark(run.kind, text, gap)


def _path(trail: Trail) -> str:
    return " › ".join(trail)
