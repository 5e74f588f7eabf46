"""The rules of records, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.records import (
    concessions_are_in_time,
    concessions_are_short,
    concessions_are_used,
    concessions_name_what_exists,
    record_files_follow_their_id,
    record_ids_are_unique,
    record_ids_fit_their_kind,
    record_kinds_are_known,
    records_are_closed_in_time,
    records_have_their_facts,
    records_keep_the_order_of_days,
)

FOUND: tuple[Rule, ...] = (concessions_are_used,)

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = ()

REGISTER: tuple[RegisterRule, ...] = (
    concessions_are_in_time,
    concessions_name_what_exists,
    record_ids_are_unique,
    records_keep_the_order_of_days,
    concessions_are_short,
    record_kinds_are_known,
    record_ids_fit_their_kind,
    record_files_follow_their_id,
    records_have_their_facts,
    records_are_closed_in_time,
)
