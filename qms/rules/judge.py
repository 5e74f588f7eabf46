"""Rules applied: to a sheet, to a document, to the register."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from qms.model.document import Document
from qms.model.finding import Finding
from qms.model.register import Register
from qms.model.rule import RuleCard
from qms.model.sheet import Sheet
from qms.rules import manual
from qms.rules.tables import DOCUMENT_RULES, REGISTER_RULES, RULES, SHEET_RULES

MOST = 1000


def judge_sheet(sheet: Sheet) -> Iterator[Finding]:
    """What the rules over fields find in one file."""
    if sheet.faults:
        for rule in SHEET_RULES:
            for place, values in rule.check(sheet):
                yield Finding(rule.CODE, place, values, document=sheet.document)


def judge_document(document: Document) -> Iterator[Finding]:
    """What the rules over one document find in it.

    A document that breaks one rule more often than MOST is not told every time: nobody
    writes such a text, and nobody could read such a report.
    """
    yield from judge_sheet(document.sheet)
    name = str(document.id)
    for rule in DOCUMENT_RULES:
        for place, values in islice(rule.check(document), MOST):
            yield Finding(rule.CODE, place, values, document=name)


def judge_register(register: Register) -> Iterator[Finding]:
    """What the rules over the whole register find."""
    known = replace(register, codes=frozenset(RULES))
    for rule in REGISTER_RULES:
        for place, values in rule.check(known):
            yield Finding(rule.CODE, place, values)


def default_severity(code: str) -> str:
    """How serious a rule is where the office does not say otherwise."""
    return RULES[code].SEVERITY


def cards(
    register: Register, codes: Collection[str] | None = None
) -> dict[str, RuleCard]:
    """The rules as reports tell them, by code; all, or those named."""
    return {
        code: _card(rule_code_module, register)
        for code, rule_code_module in RULES.items()
        if codes is None or code in codes
    }


def _card(rule: object, register: Register) -> RuleCard:
    module = str(getattr(rule, "__name__", ""))
    family, _, name = module.removeprefix("qms.rules.").rpartition(".")
    code = str(getattr(rule, "CODE", ""))
    basis = (
        *register.standards.rule_basis.get(code, ()),
        *register.profile.basis(code),
    )
    return RuleCard(
        code=code,
        name=name,
        family=family,
        severity=str(getattr(rule, "SEVERITY", "")),
        title=manual.title(rule),
        message=str(getattr(rule, "MESSAGE", "")),
        remedy=str(getattr(rule, "REMEDY", "")),
        spoken=tuple(getattr(rule, "SPOKEN", ())),
        basis=basis,
    )
