"""Names of people: parts, display, and an id in small Latin letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from qms.model.leaves import PERSON

FAMILY_FIRST = frozenset({"hu"})
_ONE_FOR_ONE = zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True)
_CYRILLIC = {
    **dict(_ONE_FOR_ONE),
    **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"},
}
_LETTERS = str.maketrans({**_CYRILLIC, "ł": "l", "ß": "ss", "đ": "d", "ø": "o"})
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class PersonName:
    """A person's name in its parts, and as it is written."""

    family: str
    given: str
    display: str

    @property
    def id(self) -> str:
        """An id made of the name: `szabo.maria`."""
        parts = (_plain(self.family), _plain(self.given))
        return ".".join(part for part in parts if part)


def read_name(text: str, language: str) -> PersonName:
    """Read a name as typed: `Family, Given`, or in the order of the language.

    Raises ValueError on a name of one word only, and on one that gives no id.
    """
    tidy = " ".join(text.split())
    family, comma, given = (part.strip() for part in tidy.partition(","))
    if not comma:
        words = tidy.split(" ")
        cut = 1 if language in FAMILY_FIRST else -1
        first, rest = " ".join(words[:cut]), " ".join(words[cut:])
        family, given = (first, rest) if language in FAMILY_FIRST else (rest, first)
    if not family or not given:
        raise ValueError(text)
    parts = (family, given) if language in FAMILY_FIRST else (given, family)
    name = PersonName(family, given, " ".join(parts))
    if not PERSON.match(name.id):
        raise ValueError(text)
    return name


def _plain(text: str) -> str:
    letters = text.lower().translate(_LETTERS)
    bare = unicodedata.normalize("NFKD", letters)
    ascii_only = "".join(char for char in bare if not unicodedata.combining(char))
    return _NOT_PLAIN.sub("-", ascii_only).strip("-")
