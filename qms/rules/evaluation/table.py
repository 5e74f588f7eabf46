"""The rules of evaluation, by what they look at."""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.evaluation import (
    items_can_be_answered,
    measures_fit_their_scales,
    pairs_and_batteries_are_whole,
    questionnaire_ids_are_unique,
    questionnaires_are_written_as_data,
    small_groups_are_not_kept,
    survey_answers_are_of_the_items,
    survey_results_add_up,
    surveys_name_what_was_asked,
    translated_questionnaires_are_whole,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = (questionnaires_are_written_as_data,)

REGISTER: tuple[RegisterRule, ...] = (
    questionnaire_ids_are_unique,
    items_can_be_answered,
    measures_fit_their_scales,
    pairs_and_batteries_are_whole,
    translated_questionnaires_are_whole,
    surveys_name_what_was_asked,
    survey_results_add_up,
    small_groups_are_not_kept,
    survey_answers_are_of_the_items,
)
