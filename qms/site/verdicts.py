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


INDICATORS: Mapping[str, Verdict] = {
    "improved": Verdict(Look("✓", "good"), NC_("verdict", "Improved")),
    "worsened": Verdict(Look("✗", BAD), NC_("verdict", "Worsened")),
    "no clear change": Verdict(Look("◔", "waiting"), NC_("verdict", "No clear change")),
    "not comparable": Verdict(Look("–", "past"), NC_("verdict", "Not comparable")),
}
"""What became of an indicator against where it began."""

TARGETS: Mapping[str, Verdict] = {
    "reached": Verdict(Look("✓", "good"), NC_("target", "Reached")),
    "not reached": Verdict(Look("◔", "waiting"), NC_("target", "Not reached yet")),
    "not shown": Verdict(Look("◔", "waiting"), NC_("target", "Not shown")),
    "no target": Verdict(Look("–", "past"), NC_("target", "No target")),
    "not measured": Verdict(Look("–", "past"), NC_("target", "Not measured")),
}
"""Whether a target is reached."""

MISSED_TARGET = Verdict(Look("✗", BAD), NC_("target", "Not reached"))
"""The same where its day is over."""

STATES: Mapping[str, Verdict] = {
    "open": Verdict(Look("◔", "waiting"), NC_("plan", "Open")),
    "late": Verdict(Look("✗", BAD), NC_("plan", "Late")),
    "closed": Verdict(Look("✓", "good"), NC_("plan", "Closed")),
}
"""How a plan stands."""
