"""The rules of language, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.language import (
    each_language_has_one_version,
    language_is_plausible,
    languages_are_the_organisations,
    letters_survived_encoding,
    romanian_letters_have_commas,
    text_is_composed,
    translated_charters_are_whole,
    translated_steps_are_whole,
    translations_are_not_stale,
    translations_do_not_run_ahead,
    translations_have_the_same_structure,
    translations_have_their_source,
    translations_state_their_source,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = (
    language_is_plausible,
    translations_state_their_source,
    text_is_composed,
    romanian_letters_have_commas,
    letters_survived_encoding,
)

REGISTER: tuple[RegisterRule, ...] = (
    translations_are_not_stale,
    translations_have_the_same_structure,
    translations_have_their_source,
    translated_charters_are_whole,
    translated_steps_are_whole,
    languages_are_the_organisations,
    translations_do_not_run_ahead,
    each_language_has_one_version,
)
