"""A report for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qms.model.report import Report
from qms.reports.sentence import remedy, sentence

if TYPE_CHECKING:
    from qms.reports.formats import Telling


def render(report: Report, telling: Telling) -> str:
    """Each finding with its place and remedy."""
    rows = []
    for finding in report.findings:
        card = report.cards[finding.code]
        place = finding.place
        rows.append(
            f"{place.path}:{place.line}:{place.column} {finding.severity} "
            f"{finding.code} {sentence(card, finding)} -> {remedy(card, finding)}\n"
        )
    return "".join(rows) + f"{report.documents} documents, {len(rows)} findings\n"
