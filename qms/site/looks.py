"""How a word of status looks in a list: its sign, and the tone of its colour."""

from __future__ import annotations

from typing import NamedTuple

from qms.i18n import N_
from qms.model.approval.status import sign_of

BAD = "bad"
TONES = {"✓": "good", "◔": "waiting", "✗": BAD, "–": "past"}


class Look(NamedTuple):
    """A sign, and the tone that chooses its colour."""

    sign: str
    tone: str


def look_of(word: str) -> Look:
    """The look of a word of status."""
    sign = sign_of(word)
    return Look(sign, TONES[sign])


class Severity(NamedTuple):
    """How a severity of findings is shown: the look, and the word for it."""

    look: Look
    word: str


SEVERITIES = {
    "error": Severity(Look("✗", BAD), N_("error")),
    "warning": Severity(Look("!", "waiting"), N_("warning")),
    "note": Severity(Look("·", "past"), N_("note")),
}
