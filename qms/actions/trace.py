"""Trace: what a record or document follows from, what it leads to, what is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qms.actions.documents import read_register
from qms.actions.feedback_due import overdue_feedback
from qms.actions.figures_told import value_told
from qms.actions.indicators import verdict_told
from qms.errors import UsageError
from qms.evaluation.progress import progress
from qms.i18n import _, language
from qms.model.chain.links import chain_of, document_node
from qms.model.chain.tree import Traced, traced
from qms.model.fields.record import RECORD, RECORDS
from qms.model.finding import Finding
from qms.model.indicator import Indicator, indicators
from qms.model.nearest import NONE, nearest
from qms.model.register import Register
from qms.model.rule import RegisterRule
from qms.model.sheet import Sheet
from qms.reports.trace import Words
from qms.rules.evaluation.table import REGISTER, SHEET
from qms.rules.judge import cards
from qms.rules.records import records_are_closed_in_time


@dataclass(frozen=True)
class Answer:
    """A trace, with the words that it is told with."""

    traced: Traced
    words: Words


def trace(root: Path, as_of: date, name: str) -> Answer:
    """The chain up and down from an id; raises UsageError where it is nobody's."""
    register = read_register(root, as_of)
    chain = chain_of(register)
    node = chain.nodes.get(name) or document_node(register, name)
    if node is None:
        near = nearest(name, {*chain.nodes, *register.by_id})
        raise UsageError(
            _("there is no record or document {name}").format(name=name),
            hint=_("did you mean: {ids}").format(ids=near)
            if near != NONE
            else _("qms plan lists what is planned"),
        )
    found = traced(chain, node, _broken(register))
    codes = {each.code for each in found.broken}
    words = Words(cards(register, codes), _kinds(register), _proofs(register, found))
    return Answer(found, words)


def _proofs(register: Register, found: Traced) -> dict[str, tuple[str, ...]]:
    """What became of each indicator in a trace, and what that is read from."""
    shown = {each.id for each in found.nodes}
    return {
        str(each.record.id): (
            verdict_told(each, progress(each)),
            *_compared(register, each),
        )
        for each in indicators(register)
        if each.record.id in shown
    }


def _compared(register: Register, each: Indicator) -> Iterator[str]:
    """The reading before and the one after, each with its record or its day."""
    if each.baseline is None or each.again is None:
        return
    told = []
    for one in (each.baseline, each.again):
        source = one.source if one.source in register.record_ids else one.day or "–"
        told.append(f"{value_told(one)} ({source})")
    yield " → ".join(told)


def _broken(register: Register) -> Iterator[Finding]:
    """What the rules of the chain find, and what is overdue."""
    rules: tuple[RegisterRule, ...] = (*REGISTER, records_are_closed_in_time)
    for rule in rules:
        for place, values in rule.check(register):
            yield Finding(rule.CODE, place, values)
    yield from overdue_feedback(register)
    for record in register.records:
        shape = RECORDS.get(record.kind, RECORD)
        sheet = Sheet(record.path, record.fields, shape, str(record.id))
        for sheet_rule in SHEET:
            for place, values in sheet_rule.check(sheet):
                yield Finding(sheet_rule.CODE, place, values)


def _kinds(register: Register) -> dict[str, str]:
    tag = language()
    named = {name: kind.title(tag) for name, kind in register.profile.kinds.items()}
    for name, row in register.profile.record_kinds.items():
        titles = row.fields("title")
        named[name] = str(titles.text(tag) or titles.text("en") or name)
    return named
