"""A report as GitLab's code quality shows it beside a merge request."""

from __future__ import annotations

from qms.model.report import Report
from qms.reports.entry import Entry, entries
from qms.reports.json import dumped
from qms.reports.sentence import speaker
from qms.reports.telling import Telling

SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, telling: Telling) -> str:
    """A list of issues; what a concession allows is none."""
    told = entries(report, speaker(telling.language or "en"))
    where = telling.prefix
    return dumped([_issue(entry, where) for entry in told if not entry.concession])


def _issue(entry: Entry, prefix: str) -> dict[str, object]:
    return {
        "description": "; ".join(filter(None, (entry.message, entry.remedy))),
        "check_name": entry.code,
        "fingerprint": entry.fingerprint,
        "severity": SEVERITY[entry.finding.severity],
        # every issue must have a line there
        "location": {
            "path": f"{prefix}{entry.path}",
            "lines": {"begin": entry.finding.place.line or 1},
        },
    }
