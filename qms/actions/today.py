"""Today: what must be done first, at most five things, each with its command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.validate import validate
from qms.i18n import _, ngettext
from qms.model.finding import SEVERITIES, Finding
from qms.model.report import Report

MOST = 5


@dataclass(frozen=True)
class Duty:
    """One thing to do: what it is, and the command that begins it."""

    what: str
    command: str


def duties(root: Path, as_of: date) -> tuple[list[Duty], int]:
    """The first things to do, the worst first, and how many more there are."""
    report = validate(root, as_of)
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.severity != "note":
            groups.setdefault(finding.code, []).append(finding)
    order = sorted(groups, key=lambda code: _urgency(groups[code]))
    found = [_duty(report, code, groups[code]) for code in order]
    return found[:MOST], max(len(found) - MOST, 0)


def _urgency(group: list[Finding]) -> tuple[int, int, str]:
    return -SEVERITIES.index(group[0].severity), -len(group), group[0].code


def _duty(report: Report, code: str, group: list[Finding]) -> Duty:
    card = report.cards[code]
    count = len(group)
    names = list(dict.fromkeys(each.document or each.place.path for each in group))
    shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    what = ngettext(
        "{severity}: {count} finding of the rule {rule} in {documents}",
        "{severity}: {count} findings of the rule {rule} in {documents}",
        count,
    ).format(
        severity=_(group[0].severity),
        count=count,
        rule=_(card.title) or card.code,
        documents=shown,
    )
    return Duty(what, f"qms validate --rules {code}")
