"""The forms that a kind of document may have, and the fields of each."""

from __future__ import annotations

from typing import NamedTuple

from qms.model.fields.charter import CHARTER, CHARTER_VERSION
from qms.model.fields.head import HEAD, VERSION_HEAD
from qms.model.fields.questionnaire import QUESTIONNAIRE, QUESTIONNAIRE_VERSION
from qms.model.shape import Structure


class Form(NamedTuple):
    """The fields of a document and of its language versions.

    Of one that is data the whole file is YAML.
    """

    fields: Structure
    of_version: Structure
    is_data: bool = False


TEXT_FORM = Form(HEAD, VERSION_HEAD)
CHARTER_FORM = Form(CHARTER, CHARTER_VERSION, is_data=True)

FORMS: dict[str, Form] = {
    "text": TEXT_FORM,
    "charter": CHARTER_FORM,
    "questionnaire": Form(QUESTIONNAIRE, QUESTIONNAIRE_VERSION, is_data=True),
    "governance": TEXT_FORM,
    "external": TEXT_FORM,
}


def form_named(name: str) -> Form:
    """The form of that name; a text's for one that there is not."""
    return FORMS.get(name, TEXT_FORM)
