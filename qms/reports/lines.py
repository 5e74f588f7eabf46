"""A report as plain lines, each whole in itself: for screen readers and for pipes."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import _
from qms.model.report import Report
from qms.reports.closing import closing
from qms.reports.colour import painter
from qms.reports.entry import Entry, entries
from qms.reports.sentence import speaker
from qms.reports.severity import LOOKS

_ENDLESS = 1_000_000


def render(report: Report) -> str:
    """A line a finding and a line for what to do; the counts at the end."""
    told = (each for each in entries(report, speaker(None)) if not each.concession)
    lines = [line for each in told for line in _finding(each)]
    ending = closing(report, _ENDLESS, painter(False))
    return "".join(f"{line.strip()}\n" for line in (*lines, *ending))


def _finding(entry: Entry) -> Iterator[str]:
    place, look = entry.finding.place, LOOKS[entry.finding.severity]
    where = entry.path or _("the repository")
    if place.line:
        where = _("{path}, line {line}").format(path=where, line=place.line)
    yield f"{_(look.word)} {entry.code}, {where}: {entry.message}"
    if entry.remedy:
        yield _("what to do: {remedy}").format(remedy=entry.remedy)
