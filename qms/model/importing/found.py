"""What was recognised in a foreign file: each value with its place and its words.

Two values that contradict one another are both kept: nothing chooses between them but
a person. What only a file's name or its program says is weak: it counts where the paper
itself says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qms.i18n import N_
from qms.model.kind import heading_key

FRONT_MATTER = N_("front matter")
PROPERTIES = N_("the file's properties")
PAGE_HEADER = N_("page header")
PAGE_FOOTER = N_("page footer")
HEAD = N_("head of the text")
HEAD_TABLE = N_("table at the head")
END = N_("end of the text")
FILE_NAME = N_("file name")
EDITIONS = N_("table of editions")
COPIES = N_("list of who gets a copy")
TEXT = N_("the text itself")


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a field: where it stood, and the very words.

    `place` is marked for translation. `value` is empty where the words fit nothing that
    the office knows: a code of no kind, an office that the profile does not have.
    """

    name: str
    value: str
    place: str
    quote: str
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who prepared, checked, endorsed or approved, as the paper says."""

    step: str
    person: str
    role: str = ""
    days: tuple[date, ...] = ()
    quote: str = ""


@dataclass(frozen=True)
class Recognised:
    """All that was recognised in a file.

    `suggestions` are lines that may be the title; `used` are the numbers of the blocks
    whose words are facts of control or of the head, `sections` those of sections that
    qms makes itself: neither belongs into the text.
    """

    found: tuple[Found, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    suggestions: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()
    is_draft: bool = False

    def of(self, name: str) -> tuple[Found, ...]:
        """What was found of a field; weak words only where there are no others."""
        found = [each for each in self.found if each.name == name and each.value]
        strong = [each for each in found if not each.is_weak]
        return tuple(strong or found)

    def values(self, name: str) -> tuple[str, ...]:
        """The different values of a field, the first found first."""
        distinct: dict[str, str] = {}
        for each in self.of(name):
            distinct.setdefault(heading_key(each.value), each.value)
        return tuple(distinct.values())

    def value(self, name: str) -> str:
        """The value of a field; empty where there is none, or more than one."""
        values = self.values(name)
        return values[0] if len(values) == 1 else ""

    def unfitted(self, name: str) -> tuple[str, ...]:
        """The words of a field that fit nothing that the office knows."""
        found = [each for each in self.found if each.name == name]
        given = {each.quote for each in found if each.value}
        quotes = (each.quote for each in found if each.quote not in given)
        return tuple(dict.fromkeys(quotes))


def joined(parts: Iterable[Iterable[Found]]) -> tuple[Found, ...]:
    """Several findings as one, each said once."""
    return tuple(dict.fromkeys(each for part in parts for each in part))
