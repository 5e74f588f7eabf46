"""Today: what must be done first, at most five things, each with its command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qms.actions.calendar_end import calendar_end
from qms.actions.documents import read_register
from qms.actions.validate import Wanted, codes_named, report_on
from qms.i18n import _, ngettext
from qms.model.finding import SEVERITIES, Finding
from qms.model.register import Register
from qms.model.report import Report

if TYPE_CHECKING:
    from qms.actions.waits import Wait

MOST = 5


@dataclass(frozen=True)
class Duty:
    """One thing to do: what it is, and the command that begins it."""

    what: str
    command: str


def duties(
    root: Path, as_of: date, now: datetime | None = None
) -> tuple[list[Duty], int]:
    """The first things to do, and how many more there are.

    First comes what waits for the people whose keys are on this computer, then what
    the rules find, the worst first. A year that nobody knows yet comes after errors.
    """
    register = read_register(root, as_of, now=now)
    report = report_on(root, register, codes_named(()), Wanted())
    groups: dict[str, list[Finding]] = {}
    waiting = _waiting(root, register)
    told = {each for wait in waiting for each in wait.told}
    for finding in report.findings:
        is_known = (finding.code, finding.document) in told
        if finding.severity != "note" and not is_known:
            groups.setdefault(finding.code, []).append(finding)
    order = sorted(groups, key=lambda code: _urgency(groups[code]))
    first = [Duty(each.what, each.command) for each in waiting]
    errors = [code for code in order if groups[code][0].severity == "error"]
    found = [
        *first,
        *(_duty(report, code, groups[code]) for code in errors),
        *_unknown_year(register),
        *(_duty(report, code, groups[code]) for code in order[len(errors) :]),
    ]
    return found[:MOST], max(len(found) - MOST, 0)


def _waiting(root: Path, register: Register) -> list[Wait]:
    """What approvals ask of those who sit here; nothing where none are kept."""
    if register.control is None:
        return []
    # what reads keys is slow to load, and not needed without approvals
    from qms.actions.waits import waits

    return list(waits(root, register, register.control))


def _unknown_year(register: Register) -> Iterator[Duty]:
    """That soon nobody can tell which days are worked, where the office counts them."""
    found = calendar_end(register)
    if found:
        year, told = found
        yield Duty(str(told), f"qms calendar --year {year}")


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
