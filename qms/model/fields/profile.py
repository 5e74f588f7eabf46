"""The fields of governance/profile.yaml: what must hold."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.calendar import CALENDAR, COUNTING
from qms.model.fields.parts import CLAUSE, FORMAT, SAID, TEXTS, UNIT, need
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    LANGUAGE_LEAF,
    MONTH_DAY_LEAF,
    NAME_LEAF,
    NUMBER_LEAF,
    PATH,
    PATTERN,
    PERIOD_LEAF,
    TEXT,
    TRUTH,
    YEAR_LEAF,
    choice,
)
from qms.model.shape import Either, Field, Keyed, ListOf, Maybe, Structure

SOURCE = Structure(
    (
        need("id", NAME_LEAF),
        need("title", TEXT, N_("the act, standard or guide")),
        Field("act", TEXT, N_("how it is cited")),
        Field("where", TEXT, N_("where the text was read")),
        need("as_of", DAY_LEAF, N_("the day on which it was read")),
        need("verified", TRUTH, N_("whether a person compared it with the text")),
        Field("note", TEXT),
    )
)

SECTION = Structure(
    (
        need("id", NAME_LEAF),
        Field("required", TRUTH),
        Field("generated", TRUTH, N_("made by the tool, never written by hand")),
        Field("from", ListOf(NAME_LEAF), N_("the fields that it is made from")),
        Field("source", NAME_LEAF),
        Field("order", Either((choice("any"), INTEGER_LEAF))),
        Field("also", ListOf(TEXT), N_("other headings that mean the same")),
        Field("table", ListOf(TEXT), N_("columns whose cells must be filled")),
        *(Field(tag, TEXT) for tag in ("en", "hu", "ro", "bg")),
    )
)

SIGNERS = Structure(
    (
        Field("any_of", ListOf(NAME_LEAF)),
        Field("all_of", ListOf(NAME_LEAF)),
        Field("count", INTEGER_LEAF),
    )
)

APPROVAL_STEP = Structure(
    (
        need("step", NAME_LEAF),
        need("office", Either((NAME_LEAF, SIGNERS))),
        Field("title", TEXTS),
    )
)

COPY = Structure(
    (
        need("shows", ListOf(choice("signatory", "version", "review"))),
        need("source", NAME_LEAF, N_("where the demand comes from")),
    )
)

KIND = Structure(
    (
        need("title", TEXTS),
        Field("id", PATTERN, N_("the pattern of its ids")),
        Field("folder", PATH),
        Field("example", ID_LEAF, N_("an id as it should look")),
        Field(
            "form",
            choice("text", "charter", "questionnaire", "governance", "external"),
        ),
        Field("required", ListOf(NAME_LEAF), N_("fields that this kind must have")),
        Field("sections", ListOf(SECTION, alone=False)),
        Field("steps", ListOf(APPROVAL_STEP, alone=False)),
        Field("translation_steps", ListOf(APPROVAL_STEP, alone=False)),
        Field("methods", ListOf(choice("ssh", "paper", "act", "qes"))),
        Field("separate", ListOf(ListOf(NAME_LEAF, alone=False), alone=False)),
        Field("effects", ListOf(TEXT)),
        Field("review", PERIOD_LEAF),
        Field("copy", COPY, N_("what a copy approved before qms has to show")),
        Field("classification", choice("public", "internal", "restricted")),
        Field("root", TRUTH, N_("a place from which other documents are reached")),
        Field("source", NAME_LEAF),
    )
)

LIMIT = Structure(
    (
        need("id", NAME_LEAF),
        need("act", TEXT),
        Field("section", TEXT),
        need("value", NUMBER_LEAF),
        need("unit", UNIT),
        Field("start", TEXT),
        Field("title", TEXTS),
        Field("extension", TEXT),
        *COUNTING,
        Field("from", DAY_LEAF, N_("the first day on which it holds")),
        Field("until", Maybe(DAY_LEAF), N_("the last day on which it holds")),
        need("as_of", DAY_LEAF),
        need("source", TEXT),
        need("verified", TRUTH),
        Field("note", TEXT),
    )
)

REPORT_DUE = Structure(
    (
        need("id", NAME_LEAF, N_("which report, as satisfaction")),
        need("kind", NAME_LEAF, N_("the kind of document that it is")),
        need("due", MONTH_DAY_LEAF, N_("the day of the next year, as 04-01")),
        need("first", YEAR_LEAF, N_("the first year that the office reports on")),
        Field("act", TEXT),
        Field("section", TEXT),
        need("as_of", DAY_LEAF),
        need("source", TEXT),
        need("verified", TRUTH),
        Field("note", TEXT),
    )
)

GENERAL_STANDARD = Structure(
    (
        need("id", NAME_LEAF),
        need("title", TEXTS),
        Field("value", NUMBER_LEAF),
        Field("unit", UNIT),
        need("as_of", DAY_LEAF),
        need("source", TEXT),
        need("verified", TRUTH),
    )
)

CHECK_ITEM = Structure(
    (
        need("id", NAME_LEAF),
        need("title", TEXTS),
        Field("needs", ListOf(TEXT), N_("the fields that answer it")),
        Field("rule", TEXT, N_("the rule that answers it, by its code")),
        Field("source", NAME_LEAF),
    )
)

SAID_LISTS = Either((ListOf(TEXT), Keyed(LANGUAGE_LEAF, ListOf(TEXT))))

PROCESS = Structure(
    (
        need("title", TEXTS),
        Field("owner", NAME_LEAF),
        Field("inputs", SAID_LISTS),
        Field("outputs", SAID_LISTS),
    )
)

RECORD_KIND = Structure(
    (
        need("title", TEXTS),
        Field("folder", PATH),
        Field("id", PATTERN),
        Field("required", ListOf(NAME_LEAF)),
        Field("claims", ListOf(CLAUSE), N_("the clauses whose records these are")),
    )
)

OFFICE = Structure(
    (
        Field("title", TEXTS),
        Field("head", NAME_LEAF, N_("the office that heads it")),
    )
)

ACCESSIBILITY = Structure(
    (
        Field("act", TEXT, N_("how it is cited")),
        Field("body", TEXTS, N_("who watches over the accessibility of public pages")),
        Field("web", TEXT),
        Field("source", NAME_LEAF),
    )
)

PROFILE = Structure(
    (
        FORMAT,
        Field("id", NAME_LEAF, N_("name of the shipped profile")),
        Field("edition", TEXT, N_("month of the shipped profile")),
        Field("from", TEXT, N_("the shipped profile that this was copied from")),
        Field("title", TEXTS),
        Field("about", TEXTS),
        Field("languages", ListOf(LANGUAGE_LEAF)),
        need("timezone", TEXT),
        Field("calendar", CALENDAR),
        Field(
            "currency",
            Structure(
                (
                    need("code", TEXT),
                    Field("from", DAY_LEAF),
                    Field("before", ListOf(TEXT), N_("names of the one before")),
                    Field("source", NAME_LEAF),
                )
            ),
        ),
        Field("check_every", PERIOD_LEAF, N_("how often legal facts are compared")),
        need("sources", ListOf(SOURCE, alone=False)),
        need("acts", Keyed(NAME_LEAF, Either((NAME_LEAF, ListOf(NAME_LEAF))))),
        need("kinds", Keyed(NAME_LEAF, KIND)),
        Field("records", Keyed(NAME_LEAF, RECORD_KIND)),
        Field("offices", Keyed(NAME_LEAF, OFFICE)),
        Field("processes", Keyed(NAME_LEAF, PROCESS)),
        Field("limits", ListOf(LIMIT, alone=False)),
        Field(
            "reports", ListOf(REPORT_DUE, alone=False), N_("the reports due each year")
        ),
        Field("general_standards", ListOf(GENERAL_STANDARD, alone=False)),
        Field("feedback_methods", Keyed(NAME_LEAF, TEXTS)),
        Field(
            "charter", ListOf(CHECK_ITEM, alone=False), N_("the charter's checklist")
        ),
        Field("standards", ListOf(CLAUSE), N_("the editions that the office works to")),
        Field(
            "not_applicable",
            ListOf(
                Structure((need("clause", CLAUSE), Field("reason", TEXT))), alone=False
            ),
        ),
        Field("accessibility", ACCESSIBILITY, N_("the law on accessible pages")),
        Field("abbreviations", Keyed(TEXT, SAID), N_("known to every reader")),
        Field("basis", Keyed(TEXT, ListOf(TEXT)), N_("the acts behind a rule")),
        Field("placeholders", ListOf(TEXT), N_("further words that mark a gap")),
    )
)
