"""A report as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from qms.model.report import Report
from qms.reports.entry import Entry, entries
from qms.reports.sentence import speaker
from qms.reports.telling import Telling

LEVEL = {"error": "error", "warning": "warning", "note": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, telling: Telling) -> str:
    """A command a finding; what a concession allows is left out."""
    told = entries(report, speaker(telling.language or "en"))
    where = telling.prefix
    return "".join(_command(entry, where) for entry in told if not entry.concession)


def _command(entry: Entry, prefix: str) -> str:
    place = entry.finding.place
    properties = {
        "file": f"{prefix}{entry.path}",
        "line": str(place.line or ""),
        "col": str(place.column or "") if place.line else "",
        "title": f"{entry.code} {entry.card.name}",
    }
    given = ",".join(
        f"{name}={text.translate(_IN_PROPERTY)}"
        for name, text in properties.items()
        if text
    )
    message = "\n".join(filter(None, (entry.message, entry.remedy)))
    level = LEVEL[entry.finding.severity]
    return f"::{level} {given}::{message.translate(_IN_MESSAGE)}\n"
