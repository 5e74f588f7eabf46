"""Rules applied: to a sheet, to a document, to the register, to a change."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from qms.model.controlled import short
from qms.model.document import Document
from qms.model.finding import Finding, Place, Scrap
from qms.model.register import Register
from qms.model.rule import RuleCard
from qms.model.sheet import Sheet
from qms.rules import manual
from qms.rules.approval import (
    archive_is_as_it_was_put_up,
    submitted_texts_are_not_altered,
)
from qms.rules.approval import table as approval
from qms.rules.change import (
    archived_files_are_not_edited,
    archived_files_are_not_removed,
)
from qms.rules.tables import (
    CHANGE_RULES,
    DOCUMENT_RULES,
    REGISTER_RULES,
    RULES,
    SHEET_RULES,
)

if TYPE_CHECKING:
    from qms.model.change.change import Change

MOST = 1000
DAMAGE = frozenset(
    {archived_files_are_not_edited.CODE, archived_files_are_not_removed.CODE}
)
OF_WORKING_TEXTS = (submitted_texts_are_not_altered,)
Row = tuple[str, Scrap]


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


def judge_change(change: Change) -> Iterator[Finding]:
    """What the rules over a change find, and what does not hold that it adds."""
    found: list[Finding] = []
    for rule in CHANGE_RULES:
        for place, values in islice(rule.check(change), MOST):
            found.append(Finding(rule.CODE, place, values))
    yield from found
    if change.archived:
        yield from _broken_acts(change, found)


def _broken_acts(change: Change, found: Collection[Finding]) -> Iterator[Finding]:
    """What the rules of approval find in the head, and did not find in the base.

    What was told of a file already is not told twice; and what rests on files that
    were edited or are gone cannot but fall with them.
    """
    told = {each.place.path for each in found}
    has_damage = not DAMAGE.isdisjoint(each.code for each in found)
    before, after = (set(_acts(each)) for each in change.registers)
    signed = {short(each.digest): each.path for each in change.acts}
    for code, place, row in sorted(after - before, key=repr):
        values = dict(row)
        path = signed.get(str(values.get("statement")), place.path)
        touched = change.by_told_path.get(path)
        is_own = touched is not None and touched.is_added
        if code == archive_is_as_it_was_put_up.CODE and touched is None:
            continue  # it stood there before, unseen by git
        if path not in told and (is_own or not has_damage):
            yield Finding(code, place if path == place.path else Place(path), values)


def _acts(register: Register) -> Iterator[tuple[str, Place, tuple[Row, ...]]]:
    """What the grave rules of approval find, as values that can be compared."""
    for rule in approval.REGISTER:
        if rule.SEVERITY == "error" and rule not in OF_WORKING_TEXTS:
            for place, values in rule.check(register):
                yield rule.CODE, place, tuple(sorted(values.items()))


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
        is_secret=bool(getattr(rule, "SECRET", False)),
    )
