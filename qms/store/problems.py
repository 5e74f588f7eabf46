"""What the YAML parser complains of, in our own words.

The parser speaks English and of its own insides; each of its sentences is matched
by a piece of it, and a quality officer reads what to look for instead.
"""

from __future__ import annotations

from qms.i18n import N_

ANCHORS = ("anchor", "alias", "tag")
BAD_SIGN = N_("a sign stands there that YAML does not allow")
NAME_IS_NO_TEXT = N_("the name of a field is a list or a mapping")
UNKNOWN = N_("it does not follow the rules of YAML")

_SENTENCES = (
    ("mapping values", N_("a colon with a blank stands inside a value")),
    ("expected key", N_("a line is indented wrongly, or text follows a closing quote")),
    ("expected '-'", N_("a line of a list does not begin with a hyphen")),
    ("expected ',' or", N_("a bracket is not closed, or a comma is missing")),
    ("node content", N_("a bracket or a comma stands where a value should")),
    ("expected ':'", N_("a line has no colon after the name of its field")),
    ("cannot start any", N_("a value begins with a sign that means something in YAML")),
    ("end of stream", N_("a quotation mark is not closed")),
    ("document indicator", N_("a quotation mark is not closed")),
    ("escape", N_("a backslash stands between double quotation marks")),
    ("hexdecimal", N_("a backslash stands between double quotation marks")),
    ("sequence entries", N_("a list begins where none can begin")),
    ("comment or line break", N_("after | or > the text begins on the next line")),
    ("another document", N_("a second text begins here")),
    ("<document start>", N_("a second text begins here")),
    ("control characters", BAD_SIGN),
)


def problem_of(complaint: str) -> str:
    """Our sentence for one of the parser's, not yet translated."""
    for piece, sentence in _SENTENCES:
        if piece in complaint:
            return sentence
    return UNKNOWN
