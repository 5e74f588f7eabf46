"""A report as JUnit XML: a suite a file, a case a finding.

What gives exit 1 is a failure, what does not is told in a case that passes, and what
a concession allows is skipped. Of a report without findings one case passes, since
some readers take a file without cases for a broken run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qms.model.report import Report
from qms.reports.entry import Entry, entries
from qms.reports.sentence import speaker
from qms.reports.telling import Telling

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"}
)
_ALL_WELL = (
    '  <testsuite name="qms" tests="1" failures="0" errors="0" skipped="0">\n'
    '    <testcase classname="qms" name="no findings"/>\n'
    "  </testsuite>\n"
)


def render(report: Report, telling: Telling) -> str:
    """The whole document, without any time, so that it is the same on every run."""
    told = list(entries(report, speaker(telling.language or "en")))
    failures = sum(_is_failure(entry, report) for entry in told)
    suites = "".join(
        _suite(path, list(group), report)
        for path, group in groupby(told, key=lambda entry: entry.path)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="qms validate" tests="{len(told) or 1}"'
        f' failures="{failures}" errors="0">\n'
        f"{suites or _ALL_WELL}</testsuites>\n"
    )


def _suite(path: str, told: Sequence[Entry], report: Report) -> str:
    failures = sum(_is_failure(entry, report) for entry in told)
    skipped = sum(bool(entry.concession) for entry in told)
    cases = "".join(_case(entry, report) for entry in told)
    return (
        f'  <testsuite name="{_escaped(path or "qms")}" tests="{len(told)}"'
        f' failures="{failures}" errors="0" skipped="{skipped}">\n'
        f"{cases}  </testsuite>\n"
    )


def _case(entry: Entry, report: Report) -> str:
    name = f"{entry.code} {entry.where}"
    group = f"{entry.card.family or 'qms'}.{entry.card.name}"
    return (
        f'    <testcase classname="{_escaped(group)}" name="{_escaped(name)}">\n'
        f"      {_outcome(entry, report)}\n"
        "    </testcase>\n"
    )


def _outcome(entry: Entry, report: Report) -> str:
    if entry.concession:
        reason = _escaped(f"{entry.concession}: {entry.message}")
        return f'<skipped message="{reason}"/>'
    body = _escaped("\n".join(_told(entry)), is_text=True)
    if not _is_failure(entry, report):
        return f"<system-out>{body}</system-out>"
    message, severity = _escaped(entry.message), entry.finding.severity
    return f'<failure type="{severity}" message="{message}">{body}</failure>'


def _told(entry: Entry) -> Iterator[str]:
    yield f"{entry.where}: {entry.finding.severity}: {entry.message}"
    yield from filter(None, (entry.remedy, "; ".join(entry.basis)))


def _is_failure(entry: Entry, report: Report) -> bool:
    return not entry.concession and entry.finding.as_severe_as(report.fail_on)


def _escaped(text: str, is_text: bool = False) -> str:
    escaped = text.translate(_ESCAPES)
    return escaped.replace("&#10;", "\n") if is_text else escaped
