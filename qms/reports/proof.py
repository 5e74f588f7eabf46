"""The proof of an approval told: its checks, its signatures, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qms.i18n import _
from qms.model.approval.act_words import ACTS
from qms.model.approval.called import Called
from qms.model.approval.fault import Fault, Weight
from qms.model.approval.proof import (
    ABSENT,
    OK,
    STATES,
    Check,
    Proof,
    Signed,
    check_of,
)
from qms.reports.cells import wrapped
from qms.reports.colour import Paint
from qms.reports.proof_words import LOOKS, check_title, fault_text
from qms.reports.sentence import safe, tame


@dataclass(frozen=True)
class Lines:
    """Tells proofs in lines of one width; of what holds all checks if `is_whole`."""

    called: Called
    room: int
    paint: Paint
    is_whole: bool = False

    def proof(self, proof: Proof, remarks: Iterable[Fault] = ()) -> Iterator[str]:
        """A submission with its signatures: what does not hold, or everything."""
        yield self.line(proof.state, self._title(proof))
        if self.is_whole or proof.state != OK:
            yield f"    approvals/{safe(proof.round.name)}"
        if self.is_whole:
            yield from self._checks(proof.checks, "    ")
        else:
            yield from self.faults(_grave(proof.faults), "    ")
        for each in proof.signed:
            if self.is_whole or each.state != OK:
                yield from self.statement(each)
        if self.is_whole:
            yield from self.faults(remarks, "    ")

    def _title(self, proof: Proof) -> str:
        submission, release = proof.round.submission, proof.release
        if submission is None:
            return _("{name}: no submission").format(name=tame(proof.round.name))
        name = " ".join(
            filter(None, (submission.document, submission.label, submission.version))
        )
        if release is None:
            return _("{name}: not released").format(name=name)
        if not release.counts:
            return _("{name}: its release has no effect").format(name=name)
        if submission.is_withdrawal:
            sentence = _("{name}: withdrawn from {day}")
        elif release.is_adoption:
            sentence = _("{name}: taken over from paper, in force since {day}")
        else:
            sentence = _("{name}: in force from {day}")
        day = release.effective.isoformat() if release.effective else "–"
        return sentence.format(name=name, day=day)

    def statement(self, signed: Signed) -> Iterator[str]:
        """One statement, with what was found of it."""
        statement = signed.statement
        told = _("a file that is no statement")
        if statement is not None:
            told = _("{day}, {person}: {act}").format(
                day=statement.signed_at.date().isoformat(),
                person=self.called.person(statement.person),
                act=_(ACTS[statement.act]),
            )
        if signed.is_settled:
            told = _("{what} (taken back since)").format(what=told)
        state = OK if signed.is_settled else signed.state
        yield self.line(state, told, "    ")
        yield f"      {safe(signed.entry.path)}"
        if self.is_whole:
            yield from self._checks(signed.checks, "      ")
        else:
            yield from self.faults(_grave(signed.faults), "      ")

    def _checks(self, checks: Sequence[Check], indent: str) -> Iterator[str]:
        """The checks by their state, and what was found of each."""
        for state in STATES[::-1]:
            names = [check_title(each.name) for each in checks if each.state == state]
            if names and state != ABSENT:
                told = f"{_(LOOKS[state].word)}: {', '.join(names)}"
                yield self.line(state, told, indent)
        for each in checks:
            yield from self.faults(each.faults, indent)

    def faults(self, faults: Iterable[Fault], indent: str = "  ") -> Iterator[str]:
        """Each fault in a line: how grave, of which check, why."""
        for fault in faults:
            told = fault_text(fault, self.called)
            if fault.weight is not Weight.NOTE:
                word = _(LOOKS[fault.weight.value].word)
                told = f"{word}: {check_title(check_of(fault))}: {told}"
            yield self.line(fault.weight.value, told, indent)

    def line(self, state: str, told: str, indent: str = "  ") -> str:
        """A line with the sign of a state."""
        look = LOOKS[state]
        line = wrapped(f"{look.mark} {safe(told)}", self.room, indent, f"{indent}  ")
        return self.paint(line, look.colour) if state != ABSENT else line


def _grave(faults: Iterable[Fault]) -> list[Fault]:
    return [fault for fault in faults if fault.weight is not Weight.NOTE]
