"""The rules of form, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.form import (
    abbreviations_are_defined,
    blocks_are_read_alike,
    blocks_are_set_apart,
    control_facts_stand_in_acts,
    defined_terms_are_used,
    every_file_belongs_to_one_document,
    every_step_has_one_office,
    fences_are_closed,
    fields_are_known,
    fields_have_the_right_type,
    file_name_follows_id,
    file_names_are_portable,
    file_names_differ_beyond_case,
    file_stands_in_its_folder,
    generated_parts_are_not_hand_written,
    heading_levels_do_not_jump,
    id_fits_its_kind,
    id_is_in_one_script,
    id_is_unique,
    ids_have_no_twins,
    kind_is_known,
    lists_nest_by_four_spaces,
    no_heading_by_accident,
    no_placeholder_is_left,
    numbered_items_end_with_a_point,
    organisation_is_described,
    profile_gives_its_sources,
    profile_is_sound,
    register_holds_documents,
    required_fields_are_present,
    required_sections_are_present,
    required_table_cells_are_filled,
    sections_are_in_order,
    sections_are_not_empty,
    table_rows_have_equal_cells,
    tables_have_a_line_of_dashes,
    text_can_be_checked,
    text_has_no_raw_html,
    text_has_one_title,
    text_is_present,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = (
    fields_are_known,
    fields_have_the_right_type,
    required_fields_are_present,
    control_facts_stand_in_acts,
)

DOCUMENT: tuple[DocumentRule, ...] = (
    every_step_has_one_office,
    kind_is_known,
    id_fits_its_kind,
    id_is_in_one_script,
    file_name_follows_id,
    file_stands_in_its_folder,
    required_sections_are_present,
    sections_are_in_order,
    sections_are_not_empty,
    text_has_one_title,
    heading_levels_do_not_jump,
    no_placeholder_is_left,
    required_table_cells_are_filled,
    abbreviations_are_defined,
    defined_terms_are_used,
    generated_parts_are_not_hand_written,
    table_rows_have_equal_cells,
    blocks_are_set_apart,
    lists_nest_by_four_spaces,
    fences_are_closed,
    text_has_no_raw_html,
    no_heading_by_accident,
    text_is_present,
    text_can_be_checked,
    numbered_items_end_with_a_point,
    tables_have_a_line_of_dashes,
    blocks_are_read_alike,
)

REGISTER: tuple[RegisterRule, ...] = (
    id_is_unique,
    ids_have_no_twins,
    file_names_differ_beyond_case,
    every_file_belongs_to_one_document,
    file_names_are_portable,
    organisation_is_described,
    profile_gives_its_sources,
    profile_is_sound,
    register_holds_documents,
)
