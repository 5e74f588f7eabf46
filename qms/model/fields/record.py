"""The fields of the records: one structure a kind, one for all others."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import CLAUSE, FORMAT, OFFICE_FIELD, need
from qms.model.fields.survey import SURVEY_FIELDS
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    NAME_LEAF,
    NUMBER_LEAF,
    PERSON_LEAF,
    TEXT,
)
from qms.model.shape import Anything, Field, ListOf, Maybe, Structure

INDICATOR = Structure(
    (
        need("name", TEXT, N_("what is measured")),
        need("unit", TEXT, N_("in what it is measured")),
        Field("baseline", NUMBER_LEAF, N_("the value at the start")),
        Field("target", NUMBER_LEAF, N_("the value to be reached")),
        Field("source", TEXT, N_("where the numbers come from")),
        Field("evaluation", TEXT, N_("how it is judged")),
    )
)

RECORD = Structure(
    (
        FORMAT,
        need("id", TEXT),
        need("kind", NAME_LEAF),
        Field("title", TEXT),
        Field("opened", DAY_LEAF),
        Field("owner", NAME_LEAF),
        Field("due", DAY_LEAF),
        Field("closed", Maybe(DAY_LEAF)),
        Field("from", TEXT, N_("the record that it follows from")),
        Field("indicator", INDICATOR, N_("how success is measured")),
        Field("resources", TEXT, N_("the means that it needs")),
        Field("log", Anything(), N_("what happened, line by line, added to")),
    )
)

COVER = Structure(
    (
        need("rule", TEXT),
        need("document", TEXT, N_("a document's id, or the file's path")),
        Field("place", TEXT),
        Field("count", INTEGER_LEAF, N_("how many findings at most")),
    )
)

CONCESSION = RECORD.with_fields(
    Field("rule", TEXT, N_("the rule that may be broken, by its code")),
    Field("document", TEXT, N_("a document's id, or the file's path")),
    Field("place", TEXT, N_("a field or a heading, to narrow it")),
    Field("covers", ListOf(COVER, alone=False), N_("several findings at once")),
    need("who", PERSON_LEAF, N_("who allows it")),
    need("office", NAME_LEAF, OFFICE_FIELD),
    need("why", TEXT),
    need("until", DAY_LEAF, N_("the last day on which it holds")),
)

STAFF = RECORD.with_fields(
    need(
        "offices",
        ListOf(
            Structure(
                (
                    need("office", NAME_LEAF),
                    Field("person", TEXT),
                    Field("count", INTEGER_LEAF),
                )
            ),
            alone=False,
        ),
    )
)

CERTIFICATE = RECORD.with_fields(
    need("standard", CLAUSE),
    need("body", TEXT, N_("who certified")),
    need("from", DAY_LEAF),
    need("until", DAY_LEAF),
    Field("surveillance", ListOf(DAY_LEAF)),
)

CHECKED = RECORD.with_fields(need("document", ID_LEAF))

SURVEY = RECORD.with_fields(*SURVEY_FIELDS)

RECORDS = {
    "certificate": CERTIFICATE,
    "check": CHECKED,
    "concession": CONCESSION,
    "staff": STAFF,
    "survey": SURVEY,
}
