"""What the fields of several files have in common."""

from __future__ import annotations

from qms.i18n import N_
from qms.model.clause import read_clause
from qms.model.leaves import LANGUAGE_LEAF, TEXT, choice
from qms.model.shape import Either, Field, Keyed, Leaf, Shape

FORMAT = Field("qms", choice("1"), N_("version of the file's format"), required=True)

CLAUSE = Leaf(
    "clause",
    read_clause,
    N_("a standard with its edition and clause, as NORM 1:2020 4.2"),
)

UNIT = choice("minutes", "hours", "days", "working days", "months", "percent", "count")

TEXTS = Keyed(LANGUAGE_LEAF, TEXT)

SAID = Either((TEXT, TEXTS))

OFFICE_FIELD = N_("the office, by its name in governance")


def need(name: str, shape: Shape, about: str = "") -> Field:
    """A field that must be there."""
    return Field(name, shape, about, required=True)
