"""The rules of form, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.form import (
    every_step_has_one_office,
    fields_are_known,
    required_sections_are_present,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = (fields_are_known,)

DOCUMENT: tuple[DocumentRule, ...] = (
    every_step_has_one_office,
    required_sections_are_present,
)

REGISTER: tuple[RegisterRule, ...] = ()
