"""The fields of a customer charter, and of its language versions."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.head import HEAD, VERSION_HEAD
from qms.model.fields.parts import OFFICE_FIELD, need
from qms.model.fields.promise import LIMIT_OF_TIME, PROMISE, SERVICE, STANDARD_KEPT
from qms.model.leaves import (
    DAY_LEAF,
    HOUR_LEAF,
    LANGUAGE_LEAF,
    NAME_LEAF,
    PERIOD_LEAF,
    TEXT,
    choice,
)
from qms.model.shape import Anything, Either, Field, Keyed, ListOf, Structure

PRINCIPLE = Structure((need("id", NAME_LEAF), need("text", TEXT)))

CHANNEL = Structure(
    (
        need(
            "kind",
            choice("counter", "phone", "post", "e-mail", "form", "web", "box", "visit"),
        ),
        need("value", TEXT),
        Field("text", TEXT),
    )
)

DISSATISFIED = Structure(
    (
        Field(
            "complaint",
            Structure(
                (
                    need("text", TEXT),
                    Field("channels", ListOf(CHANNEL, alone=False)),
                    Field("limit", LIMIT_OF_TIME, N_("by when it is answered")),
                    Field("owner", NAME_LEAF, OFFICE_FIELD),
                    Field(
                        "does_not_stop_limit",
                        TEXT,
                        N_("the warning that a complaint stops no time limit"),
                    ),
                )
            ),
            N_("complain about the service"),
        ),
        Field(
            "challenge",
            Structure(
                (
                    need("text", TEXT),
                    Field("limit", Either((LIMIT_OF_TIME, TEXT))),
                    Field("where", TEXT),
                    Field("basis", TEXT),
                )
            ),
            N_("challenge the decision"),
        ),
        Field(
            "outside",
            ListOf(
                Structure(
                    (
                        need("body", TEXT),
                        Field("text", TEXT),
                        Field("contact", TEXT),
                    )
                )
            ),
            N_("turn to an outside body"),
        ),
    )
)

FEEDBACK = Structure(
    (
        need("method", NAME_LEAF, N_("a method that the profile knows")),
        need("text", TEXT, N_("how it works, and what happens with it")),
        Field("owner", NAME_LEAF, OFFICE_FIELD),
    )
)

ACCESS = Structure(
    (
        Field("languages", ListOf(LANGUAGE_LEAF)),
        Field("disabilities", TEXT, N_("help for people with disabilities")),
        Field("non_digital", ListOf(TEXT), N_("ways that need no computer")),
        Field("text", TEXT),
    )
)

CONTACTS = Structure(
    (
        Field("checked", DAY_LEAF, N_("the day on which these were last checked")),
        Field("address", TEXT),
        Field("channels", ListOf(CHANNEL, alone=False)),
        Field(
            "hours",
            ListOf(
                Structure(
                    (
                        need(
                            "days",
                            ListOf(
                                choice("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                            ),
                        ),
                        need("open", HOUR_LEAF),
                        need("close", HOUR_LEAF),
                        Field("note", TEXT),
                    )
                ),
                alone=False,
            ),
        ),
    )
)

PERFORMANCE = Structure(
    (
        need("where", TEXT, N_("where the results are published")),
        need("every", PERIOD_LEAF, N_("how often they are published")),
        Field("text", TEXT),
    )
)

CHARTER = HEAD.with_fields(
    Field("purpose", TEXT, N_("what the charter is for")),
    Field("bound", TEXT, N_("who is bound by it")),
    Field("for", TEXT, N_("for whom it is")),
    Field("services", ListOf(SERVICE, alone=False), N_("the services it covers")),
    Field("principles", ListOf(PRINCIPLE, alone=False), N_("the principles")),
    Field("equality", TEXT, N_("that everyone is treated alike")),
    Field("promises", ListOf(PROMISE, alone=False), N_("the office's own promises")),
    Field("standards", ListOf(STANDARD_KEPT, alone=False), N_("general standards")),
    Field("expectations", ListOf(TEXT), N_("what is asked of the citizen")),
    Field("dissatisfied", DISSATISFIED, N_("what to do if dissatisfied")),
    Field("feedback", ListOf(FEEDBACK, alone=False), N_("how people can tell us")),
    Field("access", ACCESS, N_("languages, disabilities, ways without a computer")),
    Field("contacts", CONTACTS, N_("contacts and opening hours, with their date")),
    Field("performance", PERFORMANCE, N_("where the results stand")),
)

CHARTER_VERSION = VERSION_HEAD.with_fields(
    Field("purpose", TEXT),
    Field("bound", TEXT),
    Field("for", TEXT),
    Field("equality", TEXT),
    *(
        Field(name, Keyed(NAME_LEAF, Anything()), N_("texts by their ids"))
        for name in ("services", "principles", "promises", "standards", "feedback")
    ),
    Field("expectations", ListOf(TEXT)),
    Field("dissatisfied", Anything()),
    Field("access", Anything()),
    Field("contacts", Anything()),
    Field("performance", Anything()),
)
