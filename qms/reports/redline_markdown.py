"""A redline for a forge: what came is bold and underlined, what went is struck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qms.i18n import _, ngettext
from qms.model.redline.worded import FactGroup, Fold, Line, Mark, Redlined, Section
from qms.model.redline.words import ADDED, REMOVED
from qms.reports.markdown import begun, bold, escaped
from qms.reports.runs import visible

_SIGNS = {
    ADDED: ("<ins><b>", "</b></ins>"),
    REMOVED: ("<del>", "</del>"),
}
_INDENT = "&emsp;"


def lines_of(redlined: Redlined) -> Iterator[str]:
    """The changes line by line, each ended by its line end."""
    for group in redlined.groups:
        yield from _facts(group)
    if redlined.groups and redlined.items:
        yield "\n"
    for item in redlined.items:
        if isinstance(item, Section):
            yield f"\n{bold(item.title)}\n\n"
        elif isinstance(item, Fold):
            yield f"> <i>{_left_out(len(item.lines))}</i>\n>\n"
        else:
            yield f"> {_line(item)}\n>\n"


def _facts(group: FactGroup) -> Iterator[str]:
    title = " › ".join(filter(None, (group.title, group.row)))
    yield f"\n{bold(title or _('Facts of the document'))}\n\n"
    for row in group.rows:
        yield f"- {escaped(row.name)}: {marked(row.marks)}\n"


def _line(line: Line) -> str:
    note = f"<i>{escaped(line.note)}</i> " if line.note else ""
    sign = f"{escaped(line.sign)} " if line.sign else ""
    text = marked(line.marks)
    told = (
        f"{note}{sign}<b>{text}</b>" if line.sort == "heading" else note + sign + text
    )
    return _INDENT * line.level * (line.sort != "heading") + begun(told)


def marked(marks: Sequence[Mark]) -> str:
    """Words that stayed, came and went."""
    told = []
    for mark in marks:
        before, behind = _SIGNS.get(mark.kind, ("", ""))
        is_change = bool(before)
        text = visible(mark.text) if is_change else mark.text
        blank = " " if not is_change and text[-1:] == " " else ""
        told.append(f"{mark.gap}{before}{_apart(text)}{behind}{blank}")
    return "".join(told)


def _apart(text: str) -> str:
    """An escaped text that keeps a blank at its beginning."""
    return f"{' ' if text[:1] == ' ' else ''}{escaped(text)}"


def _left_out(count: int) -> str:
    return ngettext(
        "… {count} unchanged paragraph", "… {count} unchanged paragraphs", count
    ).format(count=count)
