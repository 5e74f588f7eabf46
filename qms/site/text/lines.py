"""The lines of a text before Markdown sees them: specimens put by, remarks noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from html import escape

from qms.model.marks import FENCE, HEADING, ITEM, QUOTE, ROW, TEXT
from qms.model.outline import Outline
from qms.model.row import is_ruler
from qms.site.text.seams import remark_sign

_BEGINNINGS = {
    HEADING: re.compile(r"\s*#*\s*"),
    ITEM: re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+(?:\[[ xX]\]\s+)?"),
    QUOTE: re.compile(r"\s*(?:>\s*)+"),
    ROW: re.compile(r"\s*\|\s*"),
    TEXT: re.compile(r"\s*"),
}

_ITEM = re.compile(r" *(?:[-*+]|[0-9]{1,9}\.) ")
_OPENS = re.compile(r" {0,3}(?:(?:[-*+]|[0-9]{1,9}\.) |\[\^)")
_INTERRUPTS = re.compile(r" {0,3}(?:[-*+]|1\.) ")
_SINGLE = re.compile(r" *(?:#{1,6}(?: |\Z)|(?:\* *){3,}\Z|(?:- *){3,}\Z|(?:_ *){3,}\Z)")

Store = Callable[[str], str]


def prepared(
    lines: list[str], outline: Outline, remarks: Collection[int], store: Store
) -> list[str]:
    """The lines with their remarks, every specimen of code put by as one line.

    `remarks` are lines of the file; `store` puts HTML by and gives what stands for it.
    """
    noted = [line if line.strip() else "" for line in lines]
    for line in sorted(remarks):
        _note(noted, outline, line)
    if FENCE in outline.marks:
        noted = _stored(noted, outline, store)
    return list(_parted(noted))


def _parted(lines: list[str]) -> Iterator[str]:
    """The lines with a blank one where a block that began deeper ends unsaid.

    Forges see by its indentation that an item belongs to a list further up; Markdown
    looks for what ends a block only between blank lines.
    """
    depth, above, is_listed = -1, "", False
    for line in lines:
        if not line:
            depth = -1
        elif depth < 0:
            depth = _width(line)
            is_listed = bool(_OPENS.match(line)) or (is_listed and depth > 0)
        elif not is_listed:
            is_listed = bool(_INTERRUPTS.match(line))
            depth = min(depth, _width(line))
        elif _width(line) // 4 < depth // 4 and (
            _ITEM.match(line) or _SINGLE.match(above)
        ):
            yield ""
            depth = _width(line)
        yield line
        above = line


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _note(lines: list[str], outline: Outline, line: int) -> None:
    """Note that a remark belongs here: on the nearest line that has words."""
    wanted = line - outline.first
    for index in sorted(range(len(outline.marks)), key=lambda at: abs(at - wanted)):
        beginning = _BEGINNINGS.get(outline.marks[index])
        if beginning and not is_ruler(lines[index]):
            found = beginning.match(lines[index])
            at = found.end() if found else 0
            lines[index] = f"{lines[index][:at]}{remark_sign(line)}{lines[index][at:]}"
            return


def _stored(lines: list[str], outline: Outline, store: Store) -> list[str]:
    """The lines with one in place of each specimen, set apart from those around."""
    found: list[str] = []
    marks, typed = outline.marks, outline.lines
    index = 0
    while index < len(lines):
        if marks[index : index + 1] != FENCE:
            found.append(lines[index])
            index += 1
            continue
        end = marks.find(FENCE, index + 1)
        end = end if end >= 0 else len(marks)
        width = _width(typed[index])
        code = "\n".join(_dedented(line, width) for line in typed[index + 1 : end])
        stands = store(f"<pre><code>{escape(code, quote=False)}\n</code></pre>")
        if found and found[-1]:
            found.append("")
        found.append(f"{' ' * width}{stands}")
        index = end + 1
        if index < len(lines) and lines[index]:
            found.append("")
    return found


def _dedented(line: str, width: int) -> str:
    """A line of a specimen, without the blanks that stand before its fence."""
    return line[min(_width(line), width) :]
