"""A report as JSON; its schema ships as `templates/schemas/report-1.json`."""

from __future__ import annotations

import json

from qms.model.finding import SEVERITIES
from qms.model.report import Report
from qms.reports.entry import Entry, entries
from qms.reports.sentence import Speak, speaker
from qms.reports.telling import Telling

VERSION = 1


def render(report: Report, telling: Telling) -> str:
    """The whole report, findings and excused ones apart."""
    language = telling.language or "en"
    told = list(entries(report, speaker(language)))
    counts = report.counts()
    return dumped(
        {
            "qms": VERSION,
            "schema": f"urn:qms-toolkit:report:v{VERSION}",
            "version": report.version,
            "as_of": report.as_of.isoformat(),
            "language": language,
            "documents": report.documents,
            "fail_on": report.fail_on,
            "verdict": report.verdict,
            "counts": {
                **{severity: counts[severity] for severity in reversed(SEVERITIES)},
                "excused": len(report.excused),
            },
            **_change(report, speaker(language)),
            "findings": [_finding(entry) for entry in told if not entry.concession],
            "excused": [
                {**_finding(entry), "concession": entry.concession}
                for entry in told
                if entry.concession
            ],
        }
    )


def _change(report: Report, speak: Speak) -> dict[str, object]:
    """What was compared, where a change was judged."""
    compared = report.compared
    if compared is None:
        return {}
    base = compared.base
    told = {
        "base": base.commit,
        "name": base.name,
        "how": speak(base.how),
        "way": speak(base.way),
        "files": compared.files,
        "documents": compared.documents,
        "records": compared.records,
        "acts": compared.acts,
    }
    return {"change": told}


def dumped(value: object) -> str:
    """A value as JSON for machines that people also read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _finding(entry: Entry) -> dict[str, object]:
    place = entry.finding.place
    return {
        "code": entry.code,
        "rule": entry.card.name,
        "family": entry.card.family,
        "severity": entry.finding.severity,
        "path": entry.path,
        "line": place.line or None,
        "column": place.column or None,
        "document": entry.document or None,
        "message": entry.message,
        "remedy": entry.remedy,
        "basis": entry.basis,
        "fingerprint": entry.fingerprint,
    }
