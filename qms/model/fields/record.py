"""The fields of the records: one structure a kind, one for all others."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields import chain
from qms.model.fields.case_log import CASE_LOG_FIELDS, MEASUREMENT_FIELDS
from qms.model.fields.parts import CLAUSE, FORMAT, OFFICE_FIELD, need
from qms.model.fields.survey import SURVEY_FIELDS
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    NAME_LEAF,
    PERSON_LEAF,
    TEXT,
)
from qms.model.shape import Anything, Field, ListOf, Maybe, Structure

HEAD_FIELDS = (
    FORMAT,
    need("id", TEXT),
    need("kind", NAME_LEAF),
    Field("title", TEXT),
    Field("opened", DAY_LEAF),
    Field("owner", NAME_LEAF),
    Field("due", DAY_LEAF),
    Field("closed", Maybe(DAY_LEAF)),
    Field("log", Anything(), N_("what happened, line by line, added to")),
)

RECORD = Structure(
    (
        *HEAD_FIELDS,
        Field("from", TEXT, N_("the record that it follows from")),
        chain.MEASURED,
        chain.RESOURCES,
    ),
    chain.TYPED_VERDICT,
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

CASE_LOG = RECORD.with_fields(*CASE_LOG_FIELDS)

MEASUREMENT = RECORD.with_fields(*MEASUREMENT_FIELDS)


def _of_chain(fields: tuple[Field, ...]) -> Structure:
    return Structure((*HEAD_FIELDS, *fields), chain.TYPED_VERDICT)


RECORDS = {
    "action": _of_chain(chain.ACTION_FIELDS),
    "case-log": CASE_LOG,
    "certificate": CERTIFICATE,
    "check": CHECKED,
    "concession": CONCESSION,
    "feedback": _of_chain(chain.FEEDBACK_FIELDS),
    "finding": _of_chain(chain.FINDING_FIELDS),
    "goal": _of_chain(chain.GOAL_FIELDS),
    "measurement": MEASUREMENT,
    "objective": _of_chain(chain.OBJECTIVE_FIELDS),
    "staff": STAFF,
    "survey": SURVEY,
}
