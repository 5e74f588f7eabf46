"""The fields of a survey: how people were asked, and what they answered, as counts."""

from __future__ import annotations

import re

from qms.i18n import N_
from qms.model.fields.parts import need
from qms.model.leaves import (
    DAY_LEAF,
    ID_LEAF,
    INTEGER_LEAF,
    LANGUAGE_LEAF,
    NAME_LEAF,
    NUMBER,
    TEXT,
    choice,
    read_number,
)
from qms.model.shape import Field, Keyed, Leaf, ListOf, Structure

_SIGNED = re.compile(r"(?:0|-?[1-9][0-9]{0,5})\Z")
_REVISION = re.compile(r"[1-9][0-9]*\.(?:0|[1-9][0-9]*)\Z")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")
_ITEM_DIGEST = re.compile(r"sha256:[0-9a-f]{16}\Z")


def _formed(name: str, pattern: re.Pattern[str], expected: str) -> Leaf:
    def read(text: str) -> str:
        if not pattern.match(text):
            raise ValueError(text)
        return text

    return Leaf(name, read, expected, pattern.pattern)


SIGNED = _formed("signed", _SIGNED, N_("a whole number, as -2 or 3"))
REVISION = _formed("revision", _REVISION, N_("edition and revision in quotes, as 1.0"))
DIGEST = _formed("digest", _DIGEST, N_("a digest, as sha256: and 64 signs"))
ITEM_DIGEST = _formed(
    "item-digest", _ITEM_DIGEST, N_("a digest, as sha256: and 16 signs")
)

# a number in quotes or without, as older records have it
ALPHA = Leaf("text", read_number, N_("a number, as 0.71"), NUMBER.pattern)
GAPS = Keyed(SIGNED, INTEGER_LEAF)

ANSWERED_FILE = Structure(
    (
        need("name", TEXT),
        need("digest", DIGEST, N_("SHA-256 of the file as it was read")),
        need("rows", INTEGER_LEAF, N_("the rows below its header")),
    )
)

LEFT_OUT = Structure(
    tuple(
        Field(name, INTEGER_LEAF)
        for name in ("duplicate", "empty", "out_of_range", "speeder")
    )
)

ANSWERS = Structure(
    (
        need("item", NAME_LEAF),
        need("digest", ITEM_DIGEST, N_("of its text, scale and direction")),
        Field("versions", Keyed(LANGUAGE_LEAF, ITEM_DIGEST), N_("of its translations")),
        Field(
            "counts",
            Keyed(NAME_LEAF, INTEGER_LEAF),
            N_("how many chose each point, or named each theme"),
        ),
        Field("unknown", INTEGER_LEAF, N_("answers that are none")),
        Field("blank", INTEGER_LEAF, N_("left empty")),
    )
)

RESULT = Structure(
    (
        need("group", NAME_LEAF),
        need("file", ANSWERED_FILE),
        need("answered", INTEGER_LEAF),
        Field("left_out", LEFT_OUT, N_("rows that are not counted, by reason")),
        Field("straight", INTEGER_LEAF, N_("gave one answer to a whole battery")),
        Field("items", ListOf(ANSWERS, alone=False)),
        Field(
            "pairs",
            ListOf(
                Structure((need("pair", NAME_LEAF), need("gaps", GAPS))), alone=False
            ),
            N_("perception less expectation, person by person, counted"),
        ),
        Field(
            "dimensions",
            ListOf(
                Structure(
                    (
                        need("dimension", NAME_LEAF),
                        need("pairs", INTEGER_LEAF, N_("how many pairs it has")),
                        need("gaps", GAPS, N_("the sum over its pairs, counted")),
                    )
                ),
                alone=False,
            ),
        ),
        Field(
            "batteries",
            ListOf(
                Structure(
                    (
                        need("battery", NAME_LEAF),
                        need("n", INTEGER_LEAF),
                        Field("straight", INTEGER_LEAF),
                        Field("alpha", ALPHA, N_("Cronbach's alpha")),
                        Field("alpha_without_straight", ALPHA),
                        Field(
                            "against",
                            ListOf(NAME_LEAF),
                            N_("items that run against the rest"),
                        ),
                    )
                ),
                alone=False,
            ),
        ),
    )
)

GROUP_ASKED = Structure(
    (
        need("group", NAME_LEAF, N_("a group of the questionnaire")),
        Field("population", INTEGER_LEAF, N_("how many there are of them")),
        Field("invited", INTEGER_LEAF, N_("how many were asked")),
        Field("languages", ListOf(LANGUAGE_LEAF), N_("in which languages")),
    )
)

SURVEY_FIELDS = (
    need(
        "questionnaire",
        Structure((need("id", ID_LEAF), need("revision", REVISION))),
        N_("what was asked, and in which revision"),
    ),
    need(
        "asked",
        Structure((need("from", DAY_LEAF), need("until", DAY_LEAF))),
        N_("the days on which people were asked"),
    ),
    need(
        "mode",
        choice("paper at the desk", "web", "phone", "post", "visit", "mixed"),
        N_("how they were asked"),
    ),
    need(
        "selection",
        choice("all", "random", "volunteers"),
        N_("how it was chosen whom to ask"),
    ),
    Field("frame", TEXT, N_("from what they were chosen, and how")),
    Field("incentives", TEXT, N_("what people got for answering")),
    Field("weighting", TEXT, N_("how answers were weighted, if they were")),
    need("groups", ListOf(GROUP_ASKED, alone=False), N_("the groups asked")),
    Field(
        "results",
        ListOf(RESULT, alone=False),
        N_("counts alone, written by qms survey import"),
    ),
)
