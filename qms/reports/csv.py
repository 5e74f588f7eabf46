"""A report as a table that opens by a double click in a Hungarian Excel.

People read it, so it speaks their language: semicolons between the cells, a mark of
UTF-8 in front, lines that end as in Windows, and no cell that is a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from qms.i18n import N_
from qms.model.report import Report
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
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(report: Report, telling: Telling) -> str:
    """A row a finding, those that a concession allows too."""
    speak = speaker(telling.language)
    sheet = StringIO(newline="")
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(_harmless(map(speak, HEADS)))
    for entry in entries(report, speak):
        writer.writerow(_harmless(_cells(entry, speak)))
    return _MARK + sheet.getvalue()


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


def _harmless(cells: Iterable[str]) -> list[str]:
    """Cells that no spreadsheet computes: an apostrophe makes them text."""
    return [
        f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell for cell in cells
    ]
