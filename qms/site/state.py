"""How a text stands: a sign, a word, a sentence, and what is laid under a print."""

from __future__ import annotations

from dataclasses import dataclass

from qms.i18n import N_
from qms.site.voice import Voice

WAITING = "waiting"


@dataclass(frozen=True)
class State:
    """The state of a text, never told by colour alone; `tone` chooses the colour."""

    tone: str
    sign: str
    word: str
    sentence: str
    watermark: str


def draft(voice: Voice) -> State:
    """The state of every text until approvals are kept."""
    return State(
        tone=WAITING,
        sign="◔",
        word=voice.say(N_("Draft – not approved here")),
        sentence=voice.say(
            N_("This text is a draft: no approval of it is kept in this register.")
        ),
        watermark=voice.say(N_("DRAFT")),
    )
