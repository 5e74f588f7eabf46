"""A redline told: on a terminal in words, for machines as JSON.

What came is underlined in green, what went is struck in red; without colour, and in
pipes, it is `{+came+}` and `[-went-]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qms.i18n import _, ngettext
from qms.model.redline import block
from qms.model.redline.block import Block, Form, Redline, folded
from qms.model.redline.words import ADDED, REMOVED, SAME, Run
from qms.reports.cells import wrapped
from qms.reports.colour import PATH, SOFT, painter
from qms.reports.json import dumped
from qms.reports.runs import Atom, atoms_of, lines_of
from qms.reports.sentence import safe, tame
from qms.reports.telling import Telling

VERSION = 1
_NARROWEST, _WIDEST = 40, 120
_INDENT = "    "
_DEEPEST = 5
_BETWEEN = {block.ROW: "|", block.FIELD: ";"}
_CLOSE = frozenset({block.BULLET, block.FIELD, block.NUMBERED, block.ROW})
# a line that a CI would take for an order of its own, were it ours or a document's
_ORDER = re.compile(r"^([^\S\n]*):(?=:)|##(?=\[)", re.M)


def as_text(redline: Redline, telling: Telling) -> str:
    """The changes under their headings, unchanged paragraphs folded, and the sum."""
    told = "".join(f"{each}\n" for each in _Page(redline, telling).parts())
    return _ORDER.sub(r"\g<0> ", told)


def as_json(redline: Redline, telling: Telling) -> str:
    """The redline for machines: every change, and all else too if asked."""
    return dumped(as_value(redline, telling.is_whole))


def as_value(redline: Redline, is_whole: bool = False) -> dict[str, object]:
    """The redline as a value that JSON can hold."""
    blocks = redline.blocks if is_whole else redline.changes
    return {
        "qms": VERSION,
        "schema": f"urn:qms-toolkit:redline:v{VERSION}",
        "identical": redline.is_identical,
        "places": redline.places,
        "words_added": redline.words_added,
        "words_removed": redline.words_removed,
        "moved": redline.moved,
        "blocks": [_as_value(each) for each in blocks],
    }


def summary(redline: Redline) -> str:
    """How much changed, in one sentence."""
    if not redline.changes:
        if redline.is_identical:
            return _("nothing changed")
        return _(
            "no word changed; the files differ in blanks, comments or numbering only"
        )
    added, removed, moved = redline.words_added, redline.words_removed, redline.moved
    told = [
        (added, ngettext("{count} word added", "{count} words added", added)),
        (removed, ngettext("{count} word removed", "{count} words removed", removed)),
        (moved, ngettext("{count} paragraph moved", "{count} paragraphs moved", moved)),
    ]
    counted = [sentence.format(count=count) for count, sentence in told if count]
    changes = ", ".join(counted) or _("punctuation or form changed")
    return ngettext(
        "{changes}, in {count} place", "{changes}, in {count} places", redline.places
    ).format(changes=changes, count=redline.places)


def _as_value(each: Block) -> dict[str, object]:
    return {
        "change": each.change,
        "form": each.form.sort,
        "level": each.form.level,
        "was": {"form": each.was.sort, "level": each.was.level} if each.was else None,
        "name": safe(each.name),
        "trail": [safe(title) for title in each.trail],
        "came_from": [safe(title) for title in each.came_from],
        "parts": [
            [{"kind": run.kind, "text": safe(run.text)} for run in part]
            for part in each.parts
        ],
    }


class _Page:
    """One redline laid out for one width."""

    def __init__(self, redline: Redline, telling: Telling) -> None:
        self.redline = redline
        self.room = min(max(telling.width, _NARROWEST), _WIDEST)
        self.is_coloured = telling.is_coloured
        self.paint = painter(telling.is_coloured)
        blocks = redline.blocks
        self.blocks = list(blocks if telling.is_whole else folded(blocks))

    def parts(self) -> Iterator[str]:
        """The page from top to bottom, in parts that end without a line end."""
        if self.redline.changes:
            yield from self._blocks()
            yield ""
        yield self.paint(wrapped(summary(self.redline), self.room), PATH)

    def _blocks(self) -> Iterator[str]:
        section, sort = "", ""
        for index, each in enumerate(self.blocks):
            if isinstance(each, int):
                yield from [""] * bool(index)
                yield self.paint(wrapped(_left_out(each), self.room, "  ", "  "), SOFT)
                sort = ""
                continue
            label = _section(each)
            if not label and section and each.form.sort != block.HEADING:
                label = _("the beginning")
            if label not in ("", section):
                yield from [""] * bool(index)
                section = label
                yield self.paint(wrapped(section, self.room, "  ", "  "), PATH)
                sort = ""
            if each.form.sort != sort or sort not in _CLOSE:
                yield from [""] * bool(index or section)
            yield from self._block(each)
            section, sort = _section_under(each, section), each.form.sort

    def _block(self, each: Block) -> Iterator[str]:
        if each.change == block.MOVED:
            origin = tame(_path(each.came_from)) or _("the beginning")
            told = _("moved here from: {section}").format(section=origin)
            yield self.paint(wrapped(told, self.room, _INDENT, _INDENT), SOFT)
        is_item = each.form.sort in (block.BULLET, block.NUMBERED)
        level = min(each.form.level, _DEEPEST) if is_item else 0
        indent = _INDENT + "  " * level
        hanging = indent + "  " * is_item
        atoms = [*self._lead(each), *self._body(each)]
        soft = SOFT if each.change == SAME else ""
        yield from lines_of(
            atoms, self.room, (indent, hanging), self.paint, {SAME: soft}
        )

    def _lead(self, each: Block) -> Iterator[Atom]:
        """What stands before the words: the sign of an item, the name of a field."""
        now = _sign(each.form, each.name)
        if each.was is None:
            yield from self._atoms(Run(SAME, safe(now)))
        else:
            yield from self._atoms(Run(REMOVED, _shape(each.was)))
            yield from self._atoms(Run(ADDED, f" {_shape(each.form)}"))

    def _body(self, each: Block) -> Iterator[Atom]:
        between = _BETWEEN.get(each.form.sort, "")
        for index, part in enumerate(each.parts):
            if index:
                yield Atom(between, SAME, between == "|")
            for number, run in enumerate(part):
                is_apart = number == 0 and not run.text.startswith(" ")
                text = f" {run.text}" if is_apart else run.text
                yield from self._atoms(Run(run.kind, text))

    def _atoms(self, run: Run) -> Iterator[Atom]:
        return atoms_of(run, not self.is_coloured)


def _left_out(count: int) -> str:
    return ngettext(
        "… {count} unchanged paragraph", "… {count} unchanged paragraphs", count
    ).format(count=count)


def _path(trail: block.Trail) -> str:
    return " › ".join(trail)


def _section(each: Block) -> str:
    """The headings over a block; of a field, that it is one."""
    return _("fields") if each.form.sort == block.FIELD else tame(_path(each.trail))


def _section_under(each: Block, section: str) -> str:
    """Under which headings the reader is after a block: a heading is one itself."""
    if each.form.sort != block.HEADING or each.change == REMOVED:
        return section
    title = "".join(run.text for run in each.runs if run.kind != REMOVED)
    return tame(_path((*each.trail, title.strip())))


def _sign(form: Form, name: str) -> str:
    signs = {
        block.BULLET: "•",
        block.FIELD: f"{name}:",
        block.HEADING: "#" * form.level,
        block.NUMBERED: name or "1.",
        block.QUOTE: ">",
        block.ROW: "|",
    }
    return signs.get(form.sort, "")


def _shape(form: Form) -> str:
    """The sign of a form that changed, from which its level can be read."""
    if form.sort in (block.BULLET, block.NUMBERED):
        return _sign(form, "") * (min(form.level, _DEEPEST) + 1)
    return _sign(form, "") or ("`" if form.sort == block.CODE else "¶")
