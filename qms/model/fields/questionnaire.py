"""The fields of a questionnaire, and of its language versions."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.fields.head import HEAD, VERSION_HEAD
from qms.model.fields.parts import need
from qms.model.leaves import INTEGER_LEAF, NAME_LEAF, TEXT, TRUTH, choice
from qms.model.shape import Anything, Field, Keyed, ListOf, Structure

LABELS = Keyed(INTEGER_LEAF, TEXT)

SCALE = Structure(
    (
        need("from", INTEGER_LEAF, N_("its lowest point")),
        need("to", INTEGER_LEAF, N_("its highest point")),
        Field("top", ListOf(INTEGER_LEAF), N_("the points that count as satisfied")),
        Field("labels", LABELS, N_("what a point means, in words")),
        Field("unknown", TEXT, N_("the answer that is none, as: I do not know")),
    )
)

TITLED = Structure((need("id", NAME_LEAF), need("title", TEXT)))

ITEM = Structure(
    (
        need("id", NAME_LEAF),
        need("text", TEXT, N_("the question, as people read it")),
        Field("scale", NAME_LEAF, N_("a scale of this questionnaire")),
        Field(
            "measure",
            choice("csat", "nps", "ces"),
            N_("what is told of it beside the distribution"),
        ),
        Field("pair", NAME_LEAF, N_("the pair that it belongs to")),
        Field(
            "asks",
            choice("expectation", "perception"),
            N_("which half of the pair it is"),
        ),
        Field("dimension", NAME_LEAF, N_("a dimension of this questionnaire")),
        Field("reverse", TRUTH, N_("true: the higher the point, the worse")),
        Field("battery", NAME_LEAF, N_("items that are held to measure one thing")),
        Field(
            "codes",
            ListOf(TITLED, alone=False),
            N_("the themes as which free answers are counted"),
        ),
    )
)

QUESTIONNAIRE = HEAD.with_fields(
    Field("purpose", TEXT, N_("why people are asked")),
    Field("privacy", TEXT, N_("what happens with the answers")),
    Field("handing_in", TEXT, N_("where to hand it in, and until when")),
    need("scales", Keyed(NAME_LEAF, SCALE), N_("the scales, by their names")),
    need("groups", ListOf(TITLED, alone=False), N_("the groups that are asked")),
    Field("dimensions", ListOf(TITLED, alone=False), N_("what pairs are gathered in")),
    need("items", ListOf(ITEM, alone=False), N_("the questions, in their order")),
)

SCALE_TEXTS = Structure((Field("labels", LABELS), Field("unknown", TEXT)))

QUESTIONNAIRE_VERSION = VERSION_HEAD.with_fields(
    Field("purpose", TEXT),
    Field("privacy", TEXT),
    Field("handing_in", TEXT),
    Field("scales", Keyed(NAME_LEAF, SCALE_TEXTS), N_("words of the points")),
    *(
        Field(name, Keyed(NAME_LEAF, Anything()), N_("texts by their ids"))
        for name in ("groups", "dimensions", "items")
    ),
)
