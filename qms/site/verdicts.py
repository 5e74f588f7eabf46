"""How verdicts look on a page: a sign, a tone and a word, all as large as another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms.i18n import NC_
from qms.model.promise_result import TOO_FEW
from qms.site.looks import BAD, Look
from qms.site.voice import Voice


class Verdict(NamedTuple):
    """A verdict as it is shown."""

    look: Look
    word: str


NOT_MEASURED = "not measured"

PROMISES: Mapping[str, Verdict] = {
    "met": Verdict(Look("✓", "good"), NC_("verdict", "Kept")),
    "missed": Verdict(Look("✗", BAD), NC_("verdict", "Not kept")),
    "not shown": Verdict(Look("◔", "waiting"), NC_("verdict", "Not shown")),
    NOT_MEASURED: Verdict(Look("–", "past"), NC_("verdict", "Not measured")),
    TOO_FEW: Verdict(Look("–", "past"), NC_("verdict", "Too few cases")),
}
"""What became of a promise."""


def spoken(table: Mapping[str, Verdict], word: str, voice: Voice) -> Verdict:
    """A verdict in a language."""
    found = table[word]
    return Verdict(found.look, voice.say(found.word))
