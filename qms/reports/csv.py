"""A report as a table that opens by a double click in a Hungarian Excel.

People read it, so it speaks their language unless another is asked for.
"""

from __future__ import annotations

from qms.i18n import N_
from qms.model.report import Report
from qms.model.spreadsheet import spreadsheet
from qms.reports.entry import Entry, entries
from qms.reports.sentence import Speak, speaker
from qms.reports.severity import LOOKS
from qms.reports.telling import Telling

HEADS = (
    N_("severity"),
    N_("rule"),
    N_("file"),
    N_("line"),
    N_("column"),
    N_("document"),
    N_("what is wrong"),
    N_("what to do"),
    N_("behind it"),
    N_("concession"),
)


def render(report: Report, telling: Telling) -> str:
    """A row a finding, those that a concession allows too."""
    speak = speaker(telling.language)
    rows = (_cells(entry, speak) for entry in entries(report, speak))
    return spreadsheet([[*map(speak, HEADS)], *rows])


def _cells(entry: Entry, speak: Speak) -> list[str]:
    place = entry.finding.place
    return [
        speak(LOOKS[entry.finding.severity].word),
        entry.code,
        entry.path,
        str(place.line or ""),
        str(place.column or ""),
        entry.document,
        entry.message,
        entry.remedy,
        "; ".join(entry.basis),
        entry.concession,
    ]
