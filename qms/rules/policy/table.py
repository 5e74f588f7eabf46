"""The rules of the quality policy, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.policy import (
    commitments_are_tagged_in_the_text,
    commitments_lead_to_objectives,
    copies_show_who_signed_and_when,
    policy_commits_to_improvement_of_the_system,
    policy_commits_to_requirements,
    policy_states_its_purpose,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = (
    policy_states_its_purpose,
    policy_commits_to_requirements,
    policy_commits_to_improvement_of_the_system,
    commitments_lead_to_objectives,
    commitments_are_tagged_in_the_text,
)

REGISTER: tuple[RegisterRule, ...] = (copies_show_who_signed_and_when,)
