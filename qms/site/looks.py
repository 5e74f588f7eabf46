"""How a word of status looks in a list: its sign, and the tone of its colour."""

from __future__ import annotations

from typing import NamedTuple

from qms.model.approval.status import IN_FORCE, sign_of

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


OVERDUE = Look("✗", BAD)
GOOD = look_of(IN_FORCE)
