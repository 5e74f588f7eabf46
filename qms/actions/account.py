"""The account of a change: put together, and in the words of the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from qms.i18n import _, language
from qms.model.approval.called import Called
from qms.model.change.accounting import account_of, ids_touched
from qms.model.change.change import Change
from qms.model.change.concealed import concealed
from qms.model.change.course import rules_of
from qms.model.change.telling import Teller
from qms.model.change.told import ToldAccount, ToldFinding
from qms.model.change.told_acts import told_act
from qms.model.report import Report
from qms.reports.closing import allowed, verdict
from qms.reports.comparing import base_told, touched_told
from qms.reports.entry import Entry, entries
from qms.reports.sentence import speaker
from qms.reports.severity import LOOKS, counted
from qms.rules.safety import no_key_material
from qms.site.voice import Voice
from qms.store.naming import MOST_IDS, naming
from qms.store.touched import Tree

SECRETS = tuple(form for form, _sort in no_key_material.SECRETS)
TONES = {"error": "bad", "warning": "waiting", "note": "past"}


def account(root: Path, head: Tree, change: Change, report: Report) -> ToldAccount:
    """The account of a change, with what was found wrong with it."""
    named = naming(root, head, ids_touched(change))
    found = account_of(change, named, concealed(change, SECRETS))
    voice, called = Voice(language()), _called(change)
    profile = rules_of(change).profile
    teller = Teller(voice, called, profile, change.as_of, _faults(report))
    laws = change.head if change.head.is_there else change.base
    return ToldAccount(
        language=voice.language,
        organisation=laws.house.organisation.name(voice.language),
        day=voice.day(change.as_of),
        tone=_tone(report),
        verdict=verdict(report)[0],
        lines=(*_lines(report, voice), *_left_out(change)),
        findings=tuple(_findings(report)),
        documents=tuple(map(teller.document, found.documents)),
        records=tuple(map(teller.record, found.records)),
        acts=tuple(told_act(each, voice, called) for each in found.acts),
        others=found.others,
    )


def _called(change: Change) -> Called:
    """The names of the base's governance first, then those of all others."""
    control = change.control_after
    known = control.ledger.governances.values() if control else ()
    return Called((*known, rules_of(change)))


def _tone(report: Report) -> str:
    worst = [each for each in TONES if report.counts()[each]]
    return TONES[worst[0]] if worst else "good"


def _lines(report: Report, voice: Voice) -> Iterator[str]:
    if report.compared is not None:
        touched, day = touched_told(report.compared), voice.day(report.as_of)
        yield _("{touched} touched, as of {day}").format(touched=touched, day=day)
        yield base_told(report.compared)
    if report.excused:
        yield allowed(report)


def _left_out(change: Change) -> Iterator[str]:
    if len(ids_touched(change)) > MOST_IDS:
        told = _("what rests on the texts is not told: more than {most} are touched")
        yield told.format(most=MOST_IDS)


def _faults(report: Report) -> Mapping[str, tuple[str, ...]]:
    counts: dict[str, Counter[str]] = {}
    for each in report.findings:
        counts.setdefault(each.document, Counter())[each.severity] += 1
    return {
        document: tuple(counted(each, found[each]) for each in TONES if found[each])
        for document, found in counts.items()
    }


def _findings(report: Report) -> Iterator[ToldFinding]:
    """What was found, the gravest first."""
    told = [each for each in entries(report, speaker(None)) if not each.concession]
    ranks = list(TONES)
    for each in sorted(told, key=lambda one: ranks.index(one.finding.severity)):
        yield _finding(each)


def _finding(entry: Entry) -> ToldFinding:
    look = LOOKS[entry.finding.severity]
    return ToldFinding(
        severity=entry.finding.severity,
        sign=look.sign,
        word=look.told.removeprefix(f"{look.sign} "),
        code=entry.code,
        where=entry.where,
        message=entry.message,
        remedy=entry.remedy,
        basis="; ".join(entry.basis),
    )
