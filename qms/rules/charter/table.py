"""The rules of charters, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.charter import (
    charter_has_a_non_digital_channel,
    charter_has_every_item,
    charter_ids_are_unique,
    charter_states_equality,
    charters_are_written_as_data,
    complaint_stops_no_time_limit,
    contacts_are_dated,
    contacts_are_whole,
    dissatisfied_shows_three_paths,
    feedback_methods_are_known,
    fees_are_in_todays_currency,
    general_standards_are_not_weakened,
    general_standards_are_stated,
    legal_limits_are_known,
    opening_hours_end_after_they_begin,
    promised_services_exist,
    promises_are_measurable,
    promises_can_be_compared_with_the_law,
    promises_equal_to_the_law_say_so,
    promises_have_a_remedy,
    promises_keep_the_law,
    promises_say_what_is_complete,
    refunds_of_fees_have_a_basis,
    services_name_their_authority,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = (charters_are_written_as_data,)

REGISTER: tuple[RegisterRule, ...] = (
    charter_has_every_item,
    promises_are_measurable,
    promises_keep_the_law,
    promises_equal_to_the_law_say_so,
    promises_have_a_remedy,
    refunds_of_fees_have_a_basis,
    charter_has_a_non_digital_channel,
    charter_states_equality,
    services_name_their_authority,
    dissatisfied_shows_three_paths,
    complaint_stops_no_time_limit,
    general_standards_are_stated,
    promised_services_exist,
    promises_say_what_is_complete,
    contacts_are_dated,
    fees_are_in_todays_currency,
    legal_limits_are_known,
    feedback_methods_are_known,
    promises_can_be_compared_with_the_law,
    charter_ids_are_unique,
    general_standards_are_not_weakened,
    contacts_are_whole,
    opening_hours_end_after_they_begin,
)
