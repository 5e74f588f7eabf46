"""The fields of calendars: a profile's own, and what ships for a country."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import FORMAT, TEXTS, need
from qms.model.leaves import (
    DAY_LEAF,
    HOUR_LEAF,
    NAME_LEAF,
    TEXT,
    TRUTH,
    YEAR_LEAF,
    choice,
)
from qms.model.shape import Field, Keyed, ListOf, Structure

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

NAMED_DAY = Structure(
    (
        need("on", DAY_LEAF),
        Field("until", DAY_LEAF, N_("the last day, if it is more than one")),
        need("kind", choice("holiday", "working", "closed", "standstill")),
        need("name", TEXT, N_("why the day is what it is")),
        Field("act", TEXT, N_("the act that says so")),
        Field(
            "hours",
            ListOf(Structure((need("open", HOUR_LEAF), need("close", HOUR_LEAF)))),
            N_("when the office is open on a working day, if not as in its week"),
        ),
    )
)

COUNTING = (
    Field("first_day_counts", TRUTH),
    Field("last_day_counts", TRUTH, N_("false: neither end counts, free days")),
    Field("roll", choice("none", "next working day", "previous working day")),
)

CALENDAR = Structure(
    (
        Field("country", TEXT),
        *COUNTING,
        Field("source", NAME_LEAF),
        Field("known_until", YEAR_LEAF, N_("the last year whose days are all decreed")),
        Field("weekend", ListOf(choice(*WEEKDAYS))),
        Field("days", ListOf(NAMED_DAY, alone=False), N_("the office's own days")),
    )
)

MOVED = Structure(
    (
        need("off", DAY_LEAF, N_("the day that becomes free")),
        need("worked", DAY_LEAF, N_("the day that is worked instead")),
    )
)

YEAR = Structure(
    (
        Field("act", TEXT, N_("the decree that moves the days")),
        Field("moved", ListOf(MOVED, alone=False)),
        Field("days", ListOf(NAMED_DAY, alone=False)),
    )
)

COUNTRY_CALENDAR = Structure(
    (
        FORMAT,
        need("country", TEXT),
        need("title", TEXTS),
        need("source", TEXT),
        need("as_of", DAY_LEAF),
        need("verified", TRUTH),
        Field("note", TEXTS),
        need("known_from", YEAR_LEAF),
        need("known_until", YEAR_LEAF),
        Field("weekend", ListOf(choice(*WEEKDAYS))),
        Field("years", Keyed(YEAR_LEAF, YEAR)),
    )
)
