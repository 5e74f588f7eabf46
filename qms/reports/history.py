"""The history of a document told: a chapter a submission, an entry an act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qms.i18n import N_, NC_, _
from qms.model.approval.act_words import ACTS
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.history import Chapter, Event, History
from qms.model.approval.proof import OK, check_of
from qms.model.approval.statement import Evidence, Statement
from qms.reports.cells import wrapped
from qms.reports.colour import PATH, painter
from qms.reports.proof_words import LOOKS, METHODS, check_title, fault_text
from qms.reports.sentence import safe, tame
from qms.reports.telling import Telling

_NARROWEST, _WIDEST = 40, 120
_INDENT = "    "
# a line that a CI would take for an order of its own, were it ours or a document's
_ORDER = re.compile(r"^([^\S\n]*):(?=:)|##(?=\[)", re.M)
OUTCOMES = {
    "confirmed": N_("confirmed"),
    "revise": N_("to be revised"),
    "withdraw": N_("to be withdrawn"),
}
CHECKED = {"law": N_("law"), "records": N_("records"), "users": N_("users")}
EVIDENCE = {
    "approve": NC_("act", "signed"),
    "return": NC_("act", "returned"),
    "confirm": NC_("act", "reviewed"),
    "withdraw": NC_("act", "withdrawn"),
    "release": NC_("act", "released"),
}


def as_text(found: History, telling: Telling) -> str:
    """The history from top to bottom."""
    told = "".join(f"{each}\n" for each in _Page(found, telling).parts())
    return _ORDER.sub(r"\g<0> ", told)


class _Page:
    """One history laid out for one width."""

    def __init__(self, found: History, telling: Telling) -> None:
        self.found, self.called = found, found.called
        self.room = min(max(telling.width, _NARROWEST), _WIDEST)
        self.paint = painter(telling.is_coloured)

    def parts(self) -> Iterator[str]:
        """The page in parts that end without a line end."""
        found = self.found
        title = " – ".join(filter(None, (found.document, tame(found.title))))
        yield self.paint(wrapped(title, self.room), PATH)
        if not found.chapters:
            yield ""
            yield _("It was never put up for approval.")
        for chapter in found.chapters:
            yield ""
            yield from self._chapter(chapter)

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        submission = chapter.round.submission
        if submission is None:
            title = _("a submission that cannot be read")
        else:
            sentence = _("{revision}, round {round}")
            if submission.is_withdrawal:
                sentence = _("withdrawal of {revision}, round {round}")
            title = sentence.format(revision=submission.label, round=submission.round)
            if submission.version:
                title = f"{title}, {submission.version}"
        yield self.paint(title, PATH)
        yield f"  approvals/{safe(chapter.round.name)}"
        change = submission.change if submission else {}
        for name in ("reason", "summary"):
            if change.get(name):
                yield wrapped(tame(str(change[name])), self.room, "  ", "  ")
        yield from self._faults(chapter.proof.faults, "  ")
        for event in chapter.events:
            yield from self._event(chapter, event)

    def _event(self, chapter: Chapter, event: Event) -> Iterator[str]:
        look = LOOKS[OK if event.signed.is_settled else event.signed.state]
        statement = event.statement
        if statement is None:
            yield f"  {look.mark} " + _("a file that cannot be read")
        else:
            submission = chapter.round.submission
            kind = submission.kind if submission else ""
            told = f"{event.day.isoformat()}  {self._told(statement, kind)}"
            yield self.paint(
                wrapped(f"{look.mark} {safe(told)}", self.room, "  ", _INDENT),
                look.colour if look is not LOOKS[OK] else "",
            )
            for line in self._lines(statement, event, kind):
                yield wrapped(safe(line), self.room, _INDENT, f"{_INDENT}  ")
        if event.signed.is_settled:
            yield f"{_INDENT}" + _("taken back since")
        yield f"{_INDENT}{safe(event.signed.entry.path)}"
        yield from self._faults(event.signed.faults, _INDENT)

    def _told(self, statement: Statement, kind: str) -> str:
        """Who did what, in which office, for whom."""
        who = self.called.person(statement.person)
        if statement.office:
            who = f"{who}, {self.called.office(statement.office)}"
        if statement.acting_for:
            of = self.called.person(statement.acting_for)
            who = _("{who}, for {of}").format(who=who, of=of)
        act = _(ACTS[statement.act])
        if statement.act == "approve":
            act = f"{act} ({self.called.step(kind, statement.step)})"
        return f"{act}: {who}"

    def _lines(self, statement: Statement, event: Event, kind: str) -> Iterator[str]:
        """What else a reader should know of an act."""
        if statement.evidence:
            yield from self._evidence(statement.evidence, event, kind)
        if statement.reason:
            yield _("reason: {reason}").format(reason=tame(statement.reason))
        if statement.comment:
            yield _("remark: {remark}").format(remark=tame(statement.comment))
        if statement.text("outcome"):
            yield _outcome(statement.text("outcome"), statement.texts("checked"))
        if statement.act == "adopt":
            number = tame(statement.paper_of(event.round))
            yield _("the approved paper: archive no. {number}").format(number=number)
        if event.effective:
            day = event.effective.isoformat()
            sentence = _("in force from {day}")
            if event.is_withdrawal:
                sentence = _("withdrawn from {day}")
            yield sentence.format(day=day)
        if event.about is not None:
            yield _("about what {person} did: {act}").format(
                person=self.called.person(event.about.person),
                act=_(ACTS[event.about.act]),
            )

    def _evidence(self, evidence: Evidence, event: Event, kind: str) -> Iterator[str]:
        for each in evidence.signatories:
            who = _body(evidence) or self.called.person(each.person)
            office = self.called.office(each.office)
            told = f"{_(EVIDENCE.get(evidence.act, evidence.act))}: {who}, {office}"
            if each.step:
                told += f" ({self.called.step(kind, each.step)})"
            if each.acting_for:
                of = self.called.person(each.acting_for)
                told = _("{who}, for {of}").format(who=told, of=of)
            yield tame(told)
        outcome, checked = evidence.raw.get("outcome"), evidence.raw.get("checked")
        if isinstance(outcome, str) and isinstance(checked, list):
            yield _outcome(outcome, map(str, checked))
        where = evidence.archive_no or "–"
        yield _("{method}, on {day}; archive no. {number}").format(
            method=_(METHODS[evidence.method]),
            day=evidence.signed_on.isoformat(),
            number=tame(where),
        )
        if evidence.signed_on < event.day:
            day = event.day.isoformat()
            yield _("entered later, on {day}").format(day=day)

    def _faults(self, faults: tuple[Fault, ...], indent: str) -> Iterator[str]:
        for fault in faults:
            look = LOOKS[fault.weight.value]
            told = fault_text(fault, self.called)
            if fault.weight is not Weight.NOTE:
                told = f"{_(look.word)}: {check_title(check_of(fault))}: {told}"
            line = wrapped(f"{look.mark} {told}", self.room, indent, f"{indent}  ")
            yield self.paint(line, look.colour)


def _body(evidence: Evidence) -> str:
    """The body that decided, with the number of its act; empty where people signed."""
    if any(each.person for each in evidence.signatories):
        return ""
    named = (evidence.raw.get("body"), evidence.raw.get("number"))
    return " ".join(str(each) for each in named if each)


def _outcome(outcome: str, checked: Iterable[str]) -> str:
    """How a periodic review ended, and what was looked at."""
    looked = ", ".join(_(CHECKED.get(each, each)) for each in checked)
    return _("outcome: {outcome}; looked at: {checked}").format(
        outcome=tame(_(OUTCOMES.get(outcome, outcome))), checked=tame(looked)
    )
