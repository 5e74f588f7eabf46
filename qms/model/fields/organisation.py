"""The fields of qms.yaml: the organisation and its preferences."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import FORMAT, SAID, need
from qms.model.leaves import LANGUAGE_LEAF, TEXT, choice
from qms.model.shape import Field, Keyed, ListOf, Structure

ORGANISATION = Structure(
    (
        FORMAT,
        need("name", SAID, N_("the organisation's name, per language")),
        need("languages", ListOf(LANGUAGE_LEAF), N_("the first one binds")),
        Field("country", TEXT, N_("two letters, as the profile's calendar")),
        Field("site", TEXT, N_("where the pages are published")),
        Field(
            "severity",
            Keyed(TEXT, choice("error", "warning", "note", "off")),
            N_("how serious the office takes a rule"),
        ),
    )
)
