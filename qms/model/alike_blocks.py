"""Blocks that are read to their end at once: where they end, what is wrong in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from qms.model.line_kinds import FENCE_LINE

_RULER = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\Z|\| *:?-+:? *\Z")
_DEFINITION = re.compile(
    r"\[([^\[\]^][^\[\]]*)\]: +(?:<[^<>\s]+>|[^\s<]\S*)(?: +\"[^\"]*\")? *\Z"
)
_NOTE = re.compile(r"\[\^([^\[\]\s^]+)\]: +(\S.*)")


class Ended(NamedTuple):
    """The last line of a block, and the lines of it that are not read alike."""

    last: int
    odd: tuple[int, ...] = ()


def table_at(lines: list[str], first: int, indent: int) -> Ended:
    """A table: a head with words, a line of dashes, and rows that hold something."""
    last, start = first, f"{' ' * indent}|"
    while last + 1 < len(lines) and lines[last + 1].startswith(start):
        last += 1
    rows = range(first + 1, last + 1)
    odd = [at for at in rows if lines[at].strip() == "|"]
    has_ruler = last > first and _RULER.match(lines[first + 1].strip())
    if not has_ruler or not lines[first].strip("| "):
        odd.append(first)
    return Ended(last, tuple(odd))


def specimen_at(lines: list[str], first: int, indent: int) -> Ended:
    """A specimen of code: all of it is indented as much as its fences."""
    found = FENCE_LINE.match(lines[first].lstrip(" "))
    sign, info = found.groups() if found else ("", "")
    odd = [first] if sign[:1] == "`" and "`" in info else []
    last = first
    while last + 1 < len(lines):
        last += 1
        bare = lines[last].lstrip(" ")
        width = len(lines[last]) - len(bare)
        is_end = bare.startswith(sign) and not bare.strip(f"{sign[:1]} \t")
        if width != indent if is_end else bare and width < indent:
            odd.append(last)
        if is_end:
            break
    return Ended(last, tuple(odd))


def quotation_at(lines: list[str], first: int, indent: int) -> Ended:
    """A quotation: every line of it begins with its sign."""
    last, start = first, f"{' ' * indent}>"
    while last + 1 < len(lines) and lines[last + 1].startswith(start):
        last += 1
    return Ended(last)


def quoted(lines: list[str], first: int, last: int) -> list[str]:
    """What the lines of a quotation hold."""
    bare = (line.lstrip(" ") for line in lines[first : last + 1])
    return [line[1:].removeprefix(" ") for line in bare]


def label_of(bare: str) -> str:
    """The label that a line defines, as readers compare labels; empty if it is odd."""
    found = _DEFINITION.match(bare) or _NOTE.match(bare)
    if not found:
        return ""
    label = " ".join(found[1].casefold().split())
    mark = "^" if bare[1] == "^" else ""
    return "" if label == "x" and not mark else f"{mark}{label}"


def words_of_note(bare: str) -> str:
    """The first words of a note."""
    found = _NOTE.match(bare)
    return found[2] if found else ""
