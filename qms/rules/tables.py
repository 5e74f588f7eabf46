"""Every rule there is: the tables of the families, put together."""

from __future__ import annotations

from qms.model.rule import ChangeRule, DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.approval import table as approval
from qms.rules.change import table as change
from qms.rules.charter import table as charter
from qms.rules.evaluation import table as evaluation
from qms.rules.form import table as form
from qms.rules.language import table as language
from qms.rules.links import table as links
from qms.rules.policy import table as policy
from qms.rules.reading import table as reading
from qms.rules.records import table as records
from qms.rules.safety import table as safety
from qms.rules.time import table as time

FAMILIES = (
    reading,
    form,
    approval,
    time,
    links,
    records,
    evaluation,
    charter,
    policy,
    change,
    language,
    safety,
)

SHEET_RULES: tuple[SheetRule, ...] = tuple(
    rule for family in FAMILIES for rule in family.SHEET
)

DOCUMENT_RULES: tuple[DocumentRule, ...] = tuple(
    rule for family in FAMILIES for rule in family.DOCUMENT
)

REGISTER_RULES: tuple[RegisterRule, ...] = tuple(
    rule for family in FAMILIES for rule in family.REGISTER
)

CHANGE_RULES: tuple[ChangeRule, ...] = change.CHANGE

RULES: dict[str, Rule] = {
    rule.CODE: rule
    for family in FAMILIES
    for rule in (*family.FOUND, *family.SHEET, *family.DOCUMENT, *family.REGISTER)
} | {rule.CODE: rule for rule in CHANGE_RULES}
