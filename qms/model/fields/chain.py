"""The fields of the chain: findings, goals, objectives, actions, feedback."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.parts import OFFICE_FIELD, need
from qms.model.leaves import (
    AMOUNT_LEAF,
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    NAME_LEAF,
    NUMBER_LEAF,
    PERSON_LEAF,
    TEXT,
    choice,
)
from qms.model.shape import Either, Field, ListOf, Structure

DIRECTIONS = ("up", "down")
EVERY = {
    "month": "1 month",
    "quarter": "3 months",
    "half-year": "6 months",
    "year": "12 months",
}
"""How often an indicator is read, as a length of time."""
COUNTED = ("all", "sample")
SORTS = ("suggestion", "complaint", "praise")
ACCEPTED = ("accepted", "accepted in part")
OUTCOMES = (*ACCEPTED, "declined", "passed on")

TYPED_VERDICT = {
    "verdict": N_("whether it got better is computed from the readings, and shown")
}

ENTERED = (
    Field("value", NUMBER_LEAF, N_("the value, in the indicator's unit")),
    Field("n", INTEGER_LEAF, N_("how many answers or cases it rests on")),
    Field("met", INTEGER_LEAF, N_("how many of them count")),
    Field("counted", choice(*COUNTED), N_("whether all were counted, or a sample")),
    Field("on", DAY_LEAF, N_("the day that it stands for")),
    Field("source", TEXT, N_("where the number comes from")),
    Field("terms", TEXT, N_("the terms it was counted by: 20 days, calendar days")),
)

READING = Structure(
    (
        Field("survey", ID_LEAF, N_("the wave, by the id of its record")),
        Field("group", NAME_LEAF, N_("the group that was asked")),
        Field("item", NAME_LEAF, N_("the item of the questionnaire")),
        Field("measurement", ID_LEAF, N_("the measurement, by the id of its record")),
        Field("promise", TEXT, N_("the promise, as CH-01/answer or answer")),
        *ENTERED,
    ),
    TYPED_VERDICT,
)

READ = Structure(
    (
        Field("questionnaire", ID_LEAF, N_("the questionnaire whose waves are read")),
        Field("group", NAME_LEAF, N_("the group that was asked")),
        Field("item", NAME_LEAF, N_("the item of the questionnaire")),
        Field("promise", TEXT, N_("the promise, as CH-01/answer")),
    )
)

VALUE = Structure((*ENTERED, Field("by", PERSON_LEAF)), TYPED_VERDICT)

INDICATOR = Structure(
    (
        need("name", TEXT, N_("what is measured")),
        need("unit", TEXT, N_("in what it is measured")),
        Field("baseline", Either((NUMBER_LEAF, READING)), N_("the value at the start")),
        Field("target", NUMBER_LEAF, N_("the value to be reached")),
        Field("direction", choice(*DIRECTIONS), N_("which way is better; else up")),
        Field("every", choice(*EVERY), N_("how often it is read")),
        Field("read", READ, N_("the records that it is read from")),
        Field("values", ListOf(VALUE, alone=False), N_("values that were entered")),
        Field("source", TEXT, N_("where the numbers come from")),
        Field("evaluation", TEXT, N_("how it is judged")),
    ),
    TYPED_VERDICT,
)

FROM = Field("from", ListOf(ID_LEAF), N_("the records that it follows from"))
MEASURED = Field("indicator", INDICATOR, N_("how success is measured"))
RESOURCES = Field("resources", TEXT, N_("the means that it needs"))

SUM = (
    Field("amount", AMOUNT_LEAF, N_("how much money")),
    Field("currency", TEXT, N_("in which currency, as EUR")),
)

FUNDING = Structure(
    (
        Field("project", TEXT, N_("the project's code, or the line of the budget")),
        *SUM,
        Field("from", TEXT, N_("who pays")),
    )
)

DECISION = Structure(
    (
        need("outcome", choice(*OUTCOMES), N_("what was decided")),
        need("on", DAY_LEAF),
        Field("office", NAME_LEAF, OFFICE_FIELD),
        Field("why", TEXT),
    )
)

FINDING_FIELDS = (
    FROM,
    Field("readings", ListOf(READING, alone=False), N_("the numbers that show it")),
)

GOAL_FIELDS = (
    FROM,
    Field("document", ID_LEAF, N_("the strategy that it stands in")),
)

OBJECTIVE_FIELDS = (FROM, MEASURED, RESOURCES)

ACTION_FIELDS = (
    FROM,
    MEASURED,
    RESOURCES,
    Field("cost", Structure(SUM), N_("what it costs in all")),
    Field("funding", ListOf(FUNDING, alone=False), N_("who pays which part")),
)

FEEDBACK_FIELDS = (
    FROM,
    need("sort", choice(*SORTS), N_("what it is")),
    Field("channel", TEXT, N_("how it came in")),
    Field("service", TEXT, N_("what it is about")),
    Field("theme", TEXT, N_("under which heading it is counted")),
    Field("summary", TEXT, N_("what it says, without anybody's data")),
    Field("limit", NAME_LEAF, N_("the legal time limit, by its id in the profile")),
    Field("decision", DECISION, N_("what was decided, when and why")),
    Field("answered", DAY_LEAF, N_("the day of the answer")),
    Field("leads_to", ListOf(ID_LEAF), N_("the records that it leads to")),
)
