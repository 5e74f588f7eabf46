"""Runs of words laid out in lines: marked or painted, and broken where they may be.

Without colour a run that came or went stands between signs; a text that holds such
signs itself has a backslash before them, so that no document can pretend to a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from qms.model.redline.words import ADDED, REMOVED, SAME, Run
from qms.reports.cells import width, wrapped
from qms.reports.colour import Paint
from qms.reports.sentence import safe

_COLOURS = {ADDED: "1;4;32", REMOVED: "9;31"}
_SIGNS = {ADDED: ("{+", "+}"), REMOVED: ("[-", "-]"), SAME: ("", "")}
_LIKE_SIGNS = re.compile(r"\[-|-\]|\{\+|\+\}")
# what has no width shows in no terminal, and must not come or go unseen
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064"
    "\u206a-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or a piece of one, the kind of its run, whether a blank precedes it."""

    text: str
    kind: str
    is_apart: bool


def atoms_of(run: Run, is_marked: bool) -> Iterator[Atom]:
    """The words of a run, the first and the last with the run's signs if marked."""
    text = safe(run.text)
    if run.kind != SAME:
        text = visible(text)
    words = text.split()
    if is_marked and words:
        words = [_LIKE_SIGNS.sub(r"\\\g<0>", word) for word in words]
        before, behind = _SIGNS[run.kind]
        words[0] = before + words[0]
        words[-1] += behind
    for index, word in enumerate(words):
        yield Atom(word, run.kind, bool(index) or text[0] == " ")


def visible(text: str) -> str:
    """A text in which what has no width is named."""
    return _INVISIBLE.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    return f"U+{ord(match[0]):04X}"


def lines_of(
    atoms: Iterable[Atom],
    room: int,
    indents: tuple[str, str],
    paint: Paint,
    colours: Mapping[str, str],
) -> Iterator[str]:
    """The atoms in lines of at most `room` cells.

    `indents` are those of the first line and of all others; `colours` those of runs
    that neither came nor went.
    """
    shown = {**_COLOURS, **colours}
    indent, hanging = indents
    for line in _broken(atoms, room - max(map(len, indents))):
        told = ""
        for kind, group in groupby(line, key=lambda atom: atom.kind):
            text = "".join(" " * atom.is_apart + atom.text for atom in group)
            bare = text.lstrip(" ")
            told += " " * (len(text) - len(bare))
            told += paint(bare, shown[kind]) if shown.get(kind) else bare
        yield f"{indent}{told.lstrip(' ')}".rstrip()
        indent = hanging


def _broken(atoms: Iterable[Atom], room: int) -> Iterator[list[Atom]]:
    line: list[Atom] = []
    used = 0
    for chunk in _chunks(atoms):
        needed = sum(width(each.text) + each.is_apart for each in chunk)
        if line and used + needed > room:
            yield line
            line, used = [], 0
        for each in chunk:
            for number, piece in enumerate(wrapped(each.text, room).split("\n")):
                is_apart = bool(line) and each.is_apart and not number
                if line and used + width(piece) + is_apart > room:
                    yield line
                    line, used, is_apart = [], 0, False
                line.append(Atom(piece, each.kind, is_apart))
                used += width(piece) + is_apart
    if line:
        yield line


def _chunks(atoms: Iterable[Atom]) -> Iterator[list[Atom]]:
    """Atoms without blanks between them, which belong on one line."""
    chunk: list[Atom] = []
    for each in atoms:
        if chunk and each.is_apart:
            yield chunk
            chunk = []
        chunk.append(each)
    if chunk:
        yield chunk
