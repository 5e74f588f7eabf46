"""The rules of evaluation, by what they look at.

`FOUND` rules have no `check`: what they tell takes the legal calendar, which rules do
not reach.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.evaluation import (
    accepted_suggestions_lead_somewhere,
    actions_can_be_measured,
    case_logs_tell_of_promises,
    entered_readings_agree,
    feedback_is_answered_in_time,
    feedback_limits_are_known,
    findings_rest_on_enough,
    findings_rest_on_readings,
    funding_adds_up,
    funding_names_its_project,
    goals_follow_from_findings,
    indicators_are_read_in_time,
    items_can_be_answered,
    links_of_the_chain_lead_somewhere,
    measured_periods_have_begun,
    measured_promises_exist,
    measurements_add_up,
    measurements_name_their_log,
    measures_fit_their_scales,
    objectives_can_be_followed,
    objectives_have_a_number,
    pairs_and_batteries_are_whole,
    plans_are_closed_with_a_proof,
    promises_are_measured_once,
    questionnaire_ids_are_unique,
    questionnaires_are_written_as_data,
    records_are_filled_in,
    records_hold_no_personal_data,
    small_groups_are_not_kept,
    survey_answers_are_of_the_items,
    survey_results_add_up,
    surveys_name_what_was_asked,
    the_chain_has_no_circle,
    translated_questionnaires_are_whole,
    verdicts_are_not_typed,
    yearly_reports_are_made_in_time,
)

FOUND: tuple[Rule, ...] = (feedback_is_answered_in_time,)

SHEET: tuple[SheetRule, ...] = (verdicts_are_not_typed,)

DOCUMENT: tuple[DocumentRule, ...] = (questionnaires_are_written_as_data,)

REGISTER: tuple[RegisterRule, ...] = (
    measurements_add_up,
    measured_promises_exist,
    measurements_name_their_log,
    promises_are_measured_once,
    measured_periods_have_begun,
    case_logs_tell_of_promises,
    questionnaire_ids_are_unique,
    items_can_be_answered,
    measures_fit_their_scales,
    pairs_and_batteries_are_whole,
    translated_questionnaires_are_whole,
    surveys_name_what_was_asked,
    survey_results_add_up,
    small_groups_are_not_kept,
    survey_answers_are_of_the_items,
    goals_follow_from_findings,
    actions_can_be_measured,
    objectives_have_a_number,
    plans_are_closed_with_a_proof,
    indicators_are_read_in_time,
    links_of_the_chain_lead_somewhere,
    the_chain_has_no_circle,
    findings_rest_on_readings,
    findings_rest_on_enough,
    records_hold_no_personal_data,
    accepted_suggestions_lead_somewhere,
    funding_names_its_project,
    funding_adds_up,
    entered_readings_agree,
    records_are_filled_in,
    yearly_reports_are_made_in_time,
    feedback_limits_are_known,
    objectives_can_be_followed,
)
