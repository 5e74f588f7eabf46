"""Letters that look like the capitals and digits of ids, but are others."""

from __future__ import annotations

import unicodedata

from qms.model.leaves import ID

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00ad", "-")
_TWINS = str.maketrans(_CYRILLIC | _GREEK | _HYPHENS)
_FOLDED = str.maketrans("OI", "01")


def meant_id(text: str) -> str:
    """The id that a text looks like, and nothing if it is one or looks like none.

    Cyrillic and Greek capitals, wide letters and the hyphens of word processors are
    read as the signs that they look like.
    """
    if text.isascii():
        return ""
    meant = unicodedata.normalize("NFKC", text.translate(_TWINS)).translate(_TWINS)
    return meant if ID.match(meant) else ""


def plain_signs(text: str) -> str:
    """A text with the signs that capitals and hyphens look like read as those."""
    return text.translate(_TWINS)


def folded(document: str) -> str:
    """An id with O read as 0 and I as 1, to compare ids that look the same."""
    return document.translate(_FOLDED)
