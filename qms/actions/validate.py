"""Validate: read the register, apply every rule, settle concessions, tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qms import __version__
from qms.actions.documents import read_register
from qms.actions.feedback_due import overdue_feedback
from qms.errors import UsageError
from qms.i18n import _
from qms.model.concession import Cover, covers, settle
from qms.model.finding import Finding
from qms.model.register import ARCHIVE, Register
from qms.model.report import Report
from qms.rules.judge import cards, default_severity, judge_register
from qms.rules.records import concessions_are_used, concessions_name_what_exists
from qms.rules.tables import RULES
from qms.store.locate import located
from qms.store.register import Tell
from qms.store.sources import lines_of

ARCHIVED = re.compile(rf"{ARCHIVE}/([A-Z0-9-]+)/")


@dataclass(frozen=True)
class Wanted:
    """Which findings are asked for: rules by code, family or name; paths."""

    rules: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    fail_on: str = "error"


def validate(
    root: Path,
    as_of: date,
    wanted: Wanted | None = None,
    tell: Tell = lambda done, of: None,
    now: datetime | None = None,
) -> Report:
    """Every finding of a repository as of a day; raises UsageError on unknown rules."""
    wanted = wanted or Wanted()
    codes = codes_named(wanted.rules)
    register = read_register(root, as_of, tell, now)
    return report_on(root, register, codes, wanted)


def report_on(
    root: Path, register: Register, codes: Collection[str], wanted: Wanted
) -> Report:
    """The report on a register that was read."""
    raw = [*register.findings, *judge_register(register), *overdue_feedback(register)]
    known = _with_documents(register, located(root, raw))
    known.sort(key=lambda finding: finding.order)
    settled = settle(known, covers(register.records), register.as_of)
    still = [*settled.open, *_idle(settled.unused, known)]

    def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        chosen = [
            finding
            for finding in _graded(register, findings)
            if finding.code in codes and is_under(finding.place.path, wanted.paths)
        ]
        return tuple(sorted(chosen, key=lambda finding: finding.order))

    findings, excused = told(still), told(settled.excused)
    return Report(
        as_of=register.as_of,
        findings=findings,
        excused=excused,
        cards=cards(register, {each.code for each in (*findings, *excused)}),
        lines=lines_of(root, [finding.place for finding in findings]),
        documents=len(register.documents),
        fail_on=wanted.fail_on,
        version=__version__,
    )


def codes_named(names: Collection[str]) -> frozenset[str]:
    """The codes of rules named by code, family or name; all, if none is named."""
    if not names:
        return frozenset(RULES)
    chosen: set[str] = set()
    for name in names:
        found = {code for code, rule in RULES.items() if name in _names(code, rule)}
        if not found:
            raise UsageError(
                _("no rule or family is called {name}").format(name=name),
                hint=_("qms explain lists every rule"),
            )
        chosen |= found
    return frozenset(chosen)


def _names(code: str, rule: object) -> tuple[str, ...]:
    module = str(getattr(rule, "__name__", "")).removeprefix("qms.rules.")
    family, _dot, name = module.rpartition(".")
    return code, family, name


def _with_documents(register: Register, findings: Iterable[Finding]) -> list[Finding]:
    by_path = {each.path: each.id for each in register.documents}
    return [
        finding
        if finding.document
        else finding._replace(document=_document(by_path, finding.place.path))
        for finding in findings
    ]


def _document(by_path: Mapping[str, str], path: str) -> str:
    """The id of the document that a path belongs to, in the archive too."""
    archived = ARCHIVED.match(path)
    return archived[1] if archived else by_path.get(path, "")


def _idle(unused: Iterable[Cover], known: Iterable[Finding]) -> list[Finding]:
    """Covers that excuse nothing, but for those that are told to name nothing."""
    named = concessions_name_what_exists
    told = {finding.place for finding in known if finding.code == named.CODE}
    return [
        Finding(
            concessions_are_used.CODE,
            named.place_in(cover, "rule"),
            {"rule": cover.rule, "document": cover.document},
            document=cover.record.id,
        )
        for cover in unused
        if told.isdisjoint(named.place_in(cover, name) for name in named.FIELDS)
    ]


def _graded(register: Register, findings: Iterable[Finding]) -> list[Finding]:
    graded = []
    for finding in findings:
        severity = register.organisation.severity(finding.code)
        if severity != "off":
            grade = severity or default_severity(finding.code)
            graded.append(finding._replace(severity=grade))
    return graded


def is_under(path: str, wanted: Collection[str]) -> bool:
    """Whether a path is one of those wanted, or lies under one; all, if none is."""
    return not wanted or any(
        path == each or path.startswith(f"{each}/") or each == "." for each in wanted
    )
