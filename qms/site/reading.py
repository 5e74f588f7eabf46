"""In which language a reader of a site is shown a text, and what is said of it.

A translation is shown where it is one of this very text. Otherwise the authoritative
text is shown whole, under a banner in the reader's language: never a mixed page.
"""

from __future__ import annotations

from typing import NamedTuple

from qms.i18n import N_
from qms.model.publication import Shelf, Showing
from qms.site.voice import Voice

MISSING = N_(
    "This text is not translated into English; below it stands in its own language,"
    " {language}."
)
BEHIND = N_(
    "The English translation is of an earlier text than this one and is not shown;"
    " below stands the text itself, in {language}."
)


class Reading(NamedTuple):
    """The language of the text that is shown, and a banner where it is not the page's.

    `version` is the language where a translation is shown, else empty.
    """

    language: str
    version: str
    banner: str = ""


def reading(shelf: Shelf, showing: Showing, voice: Voice) -> Reading:
    """What a reader of a language is shown of a text."""
    own, wanted = showing.card.facts.language, voice.language
    if wanted == own:
        return Reading(own, "")
    if wanted in showing.versions:
        return Reading(wanted, wanted)
    status = shelf.statuses.get(wanted)
    sentence = BEHIND if status and status.in_force is not None else MISSING
    name = voice.language_name(own)
    return Reading(own, "", voice.say(sentence).format(language=name))
