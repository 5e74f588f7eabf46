"""A page of Markdown that must not be longer than a forge takes.

Parts are added one after the other; the one for which there is no room is cut at a
line, and says so; its tail, which closes what it opened, is never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from qms.i18n import N_, _, ngettext
from qms.reports.markdown import code

Size = Callable[[str], int]
ALL_OF_IT = "qms check --format html"
CUT = N_("This account was cut: the forge takes no longer one. All of it: {command}")
_RESERVED = 1000


@dataclass(frozen=True)
class Part:
    """Some lines between a head and a tail that must stand together."""

    head: str
    lines: tuple[str, ...] = ()
    tail: str = ""


def octets(text: str) -> int:
    """How many bytes a text takes."""
    return len(text.encode())


def laid(parts: Iterable[Part], most: int, size: Size) -> str:
    """As many of the parts as fit; where one is cut, it and the end say so."""
    return "".join(_laid(parts, most - _RESERVED, size))


def _laid(parts: Iterable[Part], room: int, size: Size) -> Iterator[str]:
    is_cut = False
    for part in parts:
        left = room - size(part.head) - size(part.tail) - _RESERVED // 4
        if left < 0:
            is_cut = True
            continue
        kept = 0
        for line in part.lines:
            left -= size(line)
            if left < 0:
                break
            kept += 1
        if part.lines and not kept:
            is_cut = True
            continue
        told = "".join((part.head, *part.lines[:kept]))
        missing = len(part.lines) - kept
        if missing:
            is_cut = True
            told += _more(missing)
        told += part.tail
        room -= size(told)
        yield told
    if is_cut:
        yield f"\n> ✂ <b>{_(CUT).format(command=code(ALL_OF_IT))}</b>\n"


def _more(count: int) -> str:
    sentence = ngettext("… {count} more line", "… {count} more lines", count)
    return f"\n{sentence.format(count=count)}\n"
