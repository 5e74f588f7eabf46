"""The rules of safety and privacy, by what they look at.

`FOUND` rules have no `check`: the store finds what they tell while it reads, or it
follows from all findings together.
"""

from qms.model.rule import DocumentRule, RegisterRule, Rule, SheetRule
from qms.rules.safety import (
    no_active_content,
    no_key_material,
    no_national_identity_number,
    no_private_contacts,
    no_remote_images,
)

FOUND: tuple[Rule, ...] = ()

SHEET: tuple[SheetRule, ...] = ()

DOCUMENT: tuple[DocumentRule, ...] = (
    no_active_content,
    no_remote_images,
    no_national_identity_number,
    no_private_contacts,
    no_key_material,
)

REGISTER: tuple[RegisterRule, ...] = ()
