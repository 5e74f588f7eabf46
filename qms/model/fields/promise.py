"""The fields of a service and of a promise, as a charter states them."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import OFFICE_FIELD, UNIT, need
from qms.model.leaves import (
    ID_LEAF,
    NAME_LEAF,
    NUMBER_LEAF,
    SHARE_LEAF,
    TEXT,
    TRUTH,
    choice,
)
from qms.model.shape import Either, Field, ListOf, Structure

AUTHORITY = Structure(
    (
        need("body", TEXT, N_("whose service it is, if not the office's own")),
        Field("where", TEXT, N_("where to find that body")),
        Field("contact", TEXT, N_("how to reach that body")),
    )
)

MONEY = Structure(
    (
        need("amount", NUMBER_LEAF),
        need("currency", TEXT),
        Field("basis", TEXT, N_("the act that sets it")),
    )
)

SERVICE = Structure(
    (
        need("id", NAME_LEAF),
        need("title", TEXT),
        Field(
            "authority",
            Either((choice("own"), AUTHORITY)),
            N_("own, or the body whose service it is"),
        ),
        Field("office", NAME_LEAF, OFFICE_FIELD),
        Field("text", TEXT),
        Field("procedure", ID_LEAF, N_("the procedure that describes the work")),
        Field("forms", ListOf(ID_LEAF)),
        Field("needs", ListOf(TEXT), N_("the papers that the citizen brings")),
        Field("fee", Either((choice("none"), MONEY))),
        Field("limit", NAME_LEAF, N_("the legal limit, by its id in the profile")),
        Field("where", TEXT, N_("where the service is given")),
        Field("words", ListOf(TEXT), N_("everyday words by which people look for it")),
    )
)

REMEDY = Structure(
    (
        need("text", TEXT, N_("what the citizen gets if the promise is missed")),
        need("by", choice("law", "own"), N_("whether law grants it or the office")),
        Field("basis", TEXT, N_("the act that grants it")),
        Field("refund", TRUTH, N_("true: a statutory fee is paid back")),
    )
)

PROMISE = Structure(
    (
        need("id", NAME_LEAF),
        need("text", TEXT, N_("the promise as one sentence")),
        Field("service", NAME_LEAF, N_("a service of this charter")),
        Field("for", TEXT, N_("who may rely on it")),
        Field("metric", TEXT, N_("what is measured")),
        Field("unit", UNIT, N_("in what it is measured")),
        Field("target", NUMBER_LEAF, N_("the number that is promised")),
        Field("share", SHARE_LEAF, N_("in how many of the cases, as 90 %")),
        Field("start", TEXT, N_("the event that starts the clock")),
        Field("stop", TEXT, N_("the event that stops the clock")),
        Field(
            "calendar",
            choice("calendar days", "working days", "opening hours"),
            N_("which time counts"),
        ),
        Field("complete", TEXT, N_("what a complete application is")),
        Field("pauses", ListOf(TEXT), N_("what stops the clock for a while")),
        Field("population", TEXT, N_("which cases are counted")),
        Field("source", TEXT, N_("where the numbers come from")),
        Field("owner", NAME_LEAF, OFFICE_FIELD),
        Field("period", choice("month", "quarter", "half-year", "year")),
        Field("law", NAME_LEAF, N_("the legal limit, by its id in the profile")),
        Field("same_as_law", TRUTH, N_("true: it promises no more than the law")),
        Field("remedy", REMEDY, N_("what follows if it is missed")),
        Field("next_instance", TEXT, N_("where to turn next")),
    )
)

LIMIT_OF_TIME = Structure((need("value", NUMBER_LEAF), need("unit", UNIT)))

STANDARD_KEPT = Structure(
    (
        need("id", NAME_LEAF, N_("a general standard, by its id in the profile")),
        need("text", TEXT),
        Field("target", NUMBER_LEAF),
        Field("unit", UNIT),
    )
)
