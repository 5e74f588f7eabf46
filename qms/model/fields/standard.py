"""The fields of a standard's clause catalogue and of the crosswalk."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import FORMAT, TEXTS, need
from qms.model.fields.profile import SOURCE
from qms.model.leaves import DAY_LEAF, INTEGER_LEAF, NAME_LEAF, RAW, TEXT, TRUTH, choice
from qms.model.shape import Field, Keyed, ListOf, Structure

CLAUSE_ROW = Structure(
    (
        need("id", TEXT),
        need("title", TEXTS, N_("in our own words")),
        Field("document", choice("true", "extent"), N_("a document is demanded")),
        Field("record", choice("true", "extent"), N_("a record is demanded")),
        Field("change", TEXTS, N_("how it differs from the edition before")),
        Field("verified", TRUTH),
    )
)

STANDARD = Structure(
    (
        FORMAT,
        need("id", TEXT, N_("body and number")),
        need("edition", INTEGER_LEAF),
        need("title", TEXTS),
        Field("published", DAY_LEAF),
        Field(
            "ended", DAY_LEAF, N_("the day from which certificates are no longer valid")
        ),
        Field("next", INTEGER_LEAF, N_("the edition that replaces it")),
        Field(
            "transition",
            Structure(
                (
                    need("until", DAY_LEAF),
                    need("verified", TRUTH),
                    Field("source", NAME_LEAF),
                    Field("new_only_from", DAY_LEAF),
                )
            ),
        ),
        Field("verified", TRUTH),
        need("sources", ListOf(SOURCE, alone=False)),
        need("clauses", ListOf(CLAUSE_ROW, alone=False)),
        Field("note", TEXTS),
    )
)

CROSSWALK = Structure(
    (
        FORMAT,
        need("standard", TEXT),
        need("sources", ListOf(SOURCE, alone=False)),
        need("rows", ListOf(Keyed(INTEGER_LEAF, ListOf(RAW)), alone=False)),
    )
)
