"""The rules over a change: what two trees have otherwise.

They are asked by `qms check` alone, which has both trees; the other tables stay empty.
"""

from qms.model.rule import ChangeRule, DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.change import (
    archived_files_are_not_edited,
    archived_files_are_not_removed,
    attachments_are_not_swapped,
    attachments_stay_with_their_document,
    closed_records_stay_as_they_are,
    concessions_help_nobody_who_gives_them,
    controlled_files_are_ordinary_files,
    documents_end_by_withdrawal,
    git_keeps_archived_bytes,
    ids_are_not_used_again,
    ids_stay_with_their_documents,
    law_makes_no_promise_illegal,
    logs_are_only_added_to,
    new_numbers_are_free,
    no_personal_number_is_added,
    nobody_signs_with_what_the_change_gives,
    records_are_not_removed,
    reviews_say_what_was_checked,
    revision_numbers_follow_one_another,
    rules_are_not_weakened_with_what_they_protect,
    scans_stand_where_they_belong,
    submitted_numbers_keep_their_text,
    the_root_stays_the_root,
    translations_are_not_left_behind,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = ()

REGISTER: tuple[RegisterRule, ...] = ()

CHANGE: tuple[ChangeRule, ...] = (
    archived_files_are_not_edited,
    archived_files_are_not_removed,
    submitted_numbers_keep_their_text,
    revision_numbers_follow_one_another,
    ids_are_not_used_again,
    new_numbers_are_free,
    ids_stay_with_their_documents,
    documents_end_by_withdrawal,
    closed_records_stay_as_they_are,
    logs_are_only_added_to,
    records_are_not_removed,
    concessions_help_nobody_who_gives_them,
    reviews_say_what_was_checked,
    rules_are_not_weakened_with_what_they_protect,
    nobody_signs_with_what_the_change_gives,
    translations_are_not_left_behind,
    attachments_are_not_swapped,
    attachments_stay_with_their_document,
    law_makes_no_promise_illegal,
    scans_stand_where_they_belong,
    no_personal_number_is_added,
    the_root_stays_the_root,
    controlled_files_are_ordinary_files,
    git_keeps_archived_bytes,
)
