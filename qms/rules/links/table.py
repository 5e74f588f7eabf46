"""The rules of links, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.links import (
    attachments_are_there,
    clauses_exist,
    demanded_clauses_are_claimed,
    every_document_is_reachable,
    excluded_clauses_are_not_claimed,
    exclusions_give_a_reason,
    ids_in_the_text_exist,
    legal_basis_is_registered,
    linked_files_exist,
    linked_sections_exist,
    objectives_exist,
    obsolete_documents_are_not_cited,
    offices_exist,
    people_exist,
    processes_exist,
    references_exist,
    standards_are_catalogued,
    supersession_has_no_circle,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = ()

REGISTER: tuple[RegisterRule, ...] = (
    references_exist,
    ids_in_the_text_exist,
    linked_sections_exist,
    linked_files_exist,
    attachments_are_there,
    people_exist,
    offices_exist,
    clauses_exist,
    obsolete_documents_are_not_cited,
    supersession_has_no_circle,
    every_document_is_reachable,
    demanded_clauses_are_claimed,
    exclusions_give_a_reason,
    processes_exist,
    legal_basis_is_registered,
    objectives_exist,
    standards_are_catalogued,
    excluded_clauses_are_not_claimed,
)
