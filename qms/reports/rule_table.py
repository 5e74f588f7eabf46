"""The findings of a report counted by rule, the gravest and most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qms.i18n import _
from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.reports.cells import padded, shortened, width
from qms.reports.colour import SOFT, Paint
from qms.reports.entry import card_of
from qms.reports.sentence import general, tame
from qms.reports.severity import LOOKS

_GAP = "  "


def rule_table(report: Report, room: int, paint: Paint) -> Iterator[str]:
    """A row for each rule that is broken: how often, how serious, which, what."""
    counts = Counter((each.severity, each.code) for each in report.findings)
    ranked = sorted(
        counts, key=lambda key: (-SEVERITIES.index(key[0]), -counts[key], key[1])
    )
    heads = (_("count"), _("severity"), _("rule"))
    rows = [(str(counts[key]), LOOKS[key[0]].told, key[1]) for key in ranked]
    widths = [max(width(row[column]) for row in (heads, *rows)) for column in range(3)]
    left = room - sum(widths) - 3 * len(_GAP)
    yield paint(_row(heads, widths) + _("what is wrong"), SOFT)
    for key, row in zip(ranked, rows, strict=True):
        said = shortened(tame(general(card_of(report, key[1]).message)), left)
        yield paint(_row(row, widths), LOOKS[key[0]].colour) + said


def _row(row: tuple[str, str, str], widths: list[int]) -> str:
    count, severity, rule = row
    lead = " " * (widths[0] - width(count))
    return _GAP.join(
        (f"{lead}{count}", padded(severity, widths[1]), padded(rule, widths[2]), "")
    )
