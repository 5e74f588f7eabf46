"""The rules of reading, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.reading import (
    file_names_are_text,
    files_are_of_bounded_size,
    files_are_readable,
    front_matter_is_a_mapping,
    front_matter_is_closed,
    front_matter_is_present,
    indentation_has_no_tabs,
    keys_are_written_once,
    lines_are_of_bounded_length,
    lines_end_with_line_feeds,
    no_file_is_a_symbolic_link,
    text_has_no_byte_order_mark,
    text_has_no_control_characters,
    text_has_no_hidden_direction,
    text_is_utf8,
    yaml_has_no_anchors,
    yaml_is_not_too_deep,
    yaml_is_well_formed,
)

FOUND: tuple[Rule, ...] = (
    files_are_readable,
    text_is_utf8,
    text_has_no_byte_order_mark,
    lines_end_with_line_feeds,
    text_has_no_control_characters,
    text_has_no_hidden_direction,
    files_are_of_bounded_size,
    yaml_is_well_formed,
    indentation_has_no_tabs,
    keys_are_written_once,
    yaml_has_no_anchors,
    yaml_is_not_too_deep,
    front_matter_is_present,
    front_matter_is_closed,
    no_file_is_a_symbolic_link,
    front_matter_is_a_mapping,
    file_names_are_text,
    lines_are_of_bounded_length,
)

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = ()

REGISTER: tuple[RegisterRule, ...] = ()
