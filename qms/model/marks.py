"""Lines of Markdown, one letter each: what every line is, read from top to end."""

from __future__ import annotations

import re

BLANK = "_"
HEADING = "h"
FENCE = "f"
CODE = "c"
ITEM = "l"
ROW = "t"
QUOTE = "q"
HTML = "x"
BREAK = "r"
UNDERLINE = "s"
INDENTED = "i"
DEFINITION = "d"
TEXT = "p"

HEADING_LINE = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|\Z)")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*\Z")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:[ \t]")
_HTML = re.compile(r" {0,3}<(?:[A-Za-z!?/])")
_AUTOLINK = re.compile(r" {0,3}<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)")

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ„“”«»'\"(§…–—")
_BY_SIGN = {"#": HEADING, "|": ROW, ">": QUOTE}


def marks_of(lines: list[str]) -> str:
    """The letter of each line."""
    marks: list[str] = []
    fence = ""
    before = BLANK
    for line in lines:
        if fence:
            before = CODE
            closing = _FENCE.match(line)
            if closing and closing[1].startswith(fence) and not line.strip("`~ \t"):
                fence, before = "", FENCE
        else:
            sign = line[:1]
            if sign in _PLAIN:
                before = TEXT
            elif sign == "|":
                before = ROW
            elif not sign or not line.strip():
                before = BLANK
            elif sign == "-" and line[2:3].isalnum() and line[1] == " ":
                before = ITEM
            else:
                before, fence = _mark(line, before)
                if before == UNDERLINE:
                    marks[-1] = HEADING
        marks.append(before)
    return "".join(marks)


def _mark(line: str, before: str) -> tuple[str, str]:
    """The letter of a line that is not plain text, and the fence that it opens."""
    bare = line.lstrip(" \t")
    sign = bare[0]
    fence = _FENCE.match(line) if sign in "`~" else None
    if fence:
        return FENCE, fence[1]
    if before == TEXT and sign in "=-" and _UNDERLINE.match(line):
        return UNDERLINE, ""
    if sign in "*-_" and _BREAK.match(line):
        return BREAK, ""
    if _ITEM.match(line):
        return ITEM, ""
    return _plain_mark(line, bare, before), ""


def _plain_mark(line: str, bare: str, before: str) -> str:
    if line.startswith(("    ", "\t")) and before in (BLANK, INDENTED, CODE):
        return ROW if bare[0] == "|" else INDENTED
    if bare[0] == "#" and not HEADING_LINE.match(line):
        return TEXT
    if bare[0] == "<" and _HTML.match(line) and not _AUTOLINK.match(line):
        return HTML
    if bare[0] == "[" and _DEFINITION.match(line):
        return DEFINITION
    return _BY_SIGN.get(bare[0], TEXT)
