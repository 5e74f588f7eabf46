"""What an internal site shows besides the texts: what waits, and what rules found."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from qms.actions.status import standings_of
from qms.actions.validate import Wanted, codes_named, report_on
from qms.model.approval.waiting import Waiting, waiting
from qms.model.finding import Values
from qms.model.register import Register
from qms.model.report import Report
from qms.reports.entry import entries
from qms.reports.sentence import speaker
from qms.rules.judge import cards, default_severity
from qms.site.leaf import digest_of
from qms.site.office import Found, Office


def read_office(root: Path, register: Register) -> Office:
    """What waits on the day, and what the rules find in the working tree."""
    report = report_on(root, register, codes_named(()), Wanted())
    waits = _waiting(root, register)
    rules = tuple(card for _, card in sorted(cards(register).items()))
    severities = {
        each.code: register.organisation.severity(each.code)
        or default_severity(each.code)
        for each in rules
    }
    titles = frozenset(str(each.fields.text("title")) for each in register.records)
    return Office(
        waiting=waits,
        findings=partial(_told, report, titles),
        rules=rules,
        severities=severities,
        digest=digest_of(
            waits,
            report.findings,
            report.excused,
            severities,
            [(each.id, each.title, each.language) for each in register.sources],
        ),
    )


def _waiting(root: Path, register: Register) -> tuple[Waiting, ...]:
    control = register.control
    if control is None:
        return ()
    found = standings_of(root, register, control, register.statuses)
    return tuple(waiting(control, found))


def _told(report: Report, titles: frozenset[str], language: str) -> tuple[Found, ...]:
    """The findings in a language, in the order of files and lines."""
    return tuple(
        Found(
            severity=each.finding.severity,
            code=each.code,
            document=each.document,
            where=each.where,
            sentence=each.message,
            remedy=each.remedy,
            concession=each.concession,
            record=_named(each.finding.values, titles),
        )
        for each in entries(report, speaker(language))
    )


def _named(values: Values, titles: frozenset[str]) -> str:
    title = str(values.get("title", ""))
    return title if title in titles else ""
