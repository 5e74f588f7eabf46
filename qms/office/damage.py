"""Letters that stand for others: told, and left as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from qms.i18n import N_
from qms.model.importing.source import Told

CEDILLAS = N_("letters with a cedilla, where a comma belongs: {letters}")
_CEDILLAS = "ŞşŢţ"


def damage_of(words: Iterable[str]) -> list[Told]:
    """What is told of the letters of all words."""
    signs = {sign for word in words for sign in unicodedata.normalize("NFC", word)}
    found = [sign for sign in _CEDILLAS if sign in signs]
    return [Told(CEDILLAS, {"letters": ", ".join(found)})] if found else []
