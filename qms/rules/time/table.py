"""The rules of time, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.time import (
    approval_offices_are_held,
    certificate_renewals_are_prepared,
    certificates_are_renewed_in_time,
    certificates_have_not_expired,
    cited_standards_are_current,
    deputies_are_in_office,
    deputising_goes_on,
    effect_follows_approval,
    emergencies_are_ratified,
    external_documents_are_checked,
    keys_are_renewed_in_time,
    legal_facts_are_checked,
    mandates_are_followed,
    responsible_offices_are_held,
    reviews_are_begun_in_time,
    reviews_are_not_overdue,
    some_text_is_in_force_every_day,
    transitions_are_planned,
    transitions_end_in_time,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = ()

REGISTER: tuple[RegisterRule, ...] = (
    cited_standards_are_current,
    transitions_are_planned,
    legal_facts_are_checked,
    external_documents_are_checked,
    approval_offices_are_held,
    deputies_are_in_office,
    certificates_have_not_expired,
    certificates_are_renewed_in_time,
    certificate_renewals_are_prepared,
    transitions_end_in_time,
    deputising_goes_on,
    responsible_offices_are_held,
    mandates_are_followed,
    keys_are_renewed_in_time,
    reviews_are_not_overdue,
    reviews_are_begun_in_time,
    effect_follows_approval,
    some_text_is_in_force_every_day,
    emergencies_are_ratified,
)
