"""What stands inside a paragraph, as pieces of one form each, and their Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

BREAK = "\n"
_SIGNS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)|[`*~]|\[|(?<![^\W_])_|_(?![^\W_])"
    r"|!\Z|<(?=[A-Za-z/!?]|\Z)|&(?=#?\w+;|#?\Z)|\{(?=:?\s*#)"
)
_MARKS = ("*", "~")
_LABEL = re.compile(r"\]")
_BLANKS = re.compile(r"[^\S\n]+")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+\Z", re.IGNORECASE)
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C", "`": "%60"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one form; `raw` is Markdown that stands as it is, and has no words."""

    text: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    link: str = ""
    raw: str = ""

    @property
    def form(self) -> tuple[bool, bool, bool, str]:
        """What its text looks like."""
        return self.is_bold, self.is_italic, self.is_struck, self.link


def plain_of(pieces: Iterable[Piece]) -> str:
    """The text without marks; breaks are ends of lines."""
    return _tidy("".join(each.text for each in pieces))


def markdown_of(pieces: Iterable[Piece], *, is_line: bool = False) -> str:
    """The Markdown of a paragraph; on one line, a break is a blank stroke ` / `."""
    runs = _joined(pieces)
    made = ""
    for at, run in enumerate(runs):
        next_one = runs[at + 1] if at + 1 < len(runs) else Piece()
        after = "[" if next_one.link or next_one.raw else next_one.text[:1]
        made += run.raw or _marked(run, made[-1:], after)
    return _tidy(made).replace(BREAK, " / " if is_line else "\\\n")


def without_emphasis(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces as a heading has them: its own form says enough."""
    return [replace(each, is_bold=False, is_italic=False) for each in pieces]


def is_bold(pieces: Iterable[Piece]) -> bool:
    """Whether there is text, and all of it is bold."""
    found = [each.is_bold for each in pieces if each.text.strip()]
    return bool(found) and all(found)


def is_address(target: str) -> bool:
    """Whether a link leads where every reader of the page can follow."""
    return bool(_ADDRESS.match(target))


def _tidy(text: str) -> str:
    """Runs of blanks as one, no empty lines, letters and their signs composed."""
    composed = unicodedata.normalize("NFC", text)
    lines = [_BLANKS.sub(" ", line).strip() for line in composed.split(BREAK)]
    return BREAK.join(line for line in lines if line)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one form as one piece; blanks take their neighbour's form."""
    kept: list[Piece] = []
    for each in pieces:
        last = kept[-1] if kept else None
        is_blank = bool(each.text) and not each.text.strip() and not each.link
        if (
            last
            and not last.raw
            and not each.raw
            and (is_blank or last.form == each.form)
        ):
            kept[-1] = replace(last, text=last.text + each.text)
        elif each.text or each.raw:
            kept.append(each)
    return kept


def _marked(run: Piece, before: str, after: str) -> str:
    """The text of a run between its marks, which stand close to its words."""
    parts = [
        _part(run, "".join(lines), before, after) if not is_break else BREAK
        for is_break, lines in groupby(run.text, lambda sign: sign == BREAK)
    ]
    return "".join(parts)


def _part(run: Piece, text: str, before: str, after: str) -> str:
    bare = text.strip()
    if not bare:
        return text
    lead, _bare, trail = text.partition(bare)
    if run.link == bare:
        return text
    if not run.link:
        return f"{lead}{_formed(run, bare, lead or before, trail or after)}{trail}"
    target = run.link.translate(_IN_ADDRESS)
    label = _LABEL.sub(r"\]", _formed(run, bare, "[", "]"))
    return f"{lead}[{label}]({target}){trail}"


def _formed(run: Piece, bare: str, before: str, after: str) -> str:
    """A text between its marks, as far as readers take them for such there."""
    inner = escaped(bare)
    if run.is_struck and _can_close(before, bare, after):
        inner = bare = f"~~{inner}~~"
    mark = "*" * (run.is_italic + 2 * run.is_bold)
    return f"{mark}{inner}{mark}" if _can_close(before, bare, after) else inner


def _can_close(before: str, bare: str, after: str) -> bool:
    """Whether marks about a text are read as such between its neighbours."""
    opens = bare[0].isalnum() or not before.isalnum()
    closes = bare[-1].isalnum() or not after[:1].isalnum()
    return opens and closes and before not in _MARKS


def escaped(text: str) -> str:
    """A text whose signs mean themselves."""
    return _SIGNS.sub(lambda found: "\\" + found[0], text)
