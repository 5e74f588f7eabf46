"""The rules of approval, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.approval import (
    approval_steps_are_complete,
    approval_steps_are_in_order,
    archive_is_as_it_was_put_up,
    each_revision_is_put_up_once_at_a_time,
    governance_here_is_in_force,
    keys_are_enrolled_by_two,
    language_versions_follow_the_text_in_force,
    no_release_stands_beside_a_return,
    nothing_that_was_seen_is_missing,
    one_governance_holds,
    parts_are_better_played_by_two,
    parts_that_must_differ_are_different_people,
    releases_have_effect,
    signers_hold_their_offices,
    statements_verify,
    submitted_texts_are_not_altered,
    texts_in_force_are_proven,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = ()

REGISTER: tuple[RegisterRule, ...] = (
    archive_is_as_it_was_put_up,
    statements_verify,
    nothing_that_was_seen_is_missing,
    one_governance_holds,
    approval_steps_are_complete,
    signers_hold_their_offices,
    parts_that_must_differ_are_different_people,
    parts_are_better_played_by_two,
    approval_steps_are_in_order,
    releases_have_effect,
    no_release_stands_beside_a_return,
    texts_in_force_are_proven,
    submitted_texts_are_not_altered,
    each_revision_is_put_up_once_at_a_time,
    language_versions_follow_the_text_in_force,
    governance_here_is_in_force,
    keys_are_enrolled_by_two,
)
