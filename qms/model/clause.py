"""References to standards and their clauses, in the many ways people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_NUMBERED = re.compile(
    r"(?P<words>(?:[^\W\d_]+[ /])*)(?P<body>[^\W\d_]+)\s?"
    r"(?P<number>[0-9]{3,6}(?:-[0-9]{1,2})?)\s*:\s*(?P<edition>(?:19|20)[0-9]{2})"
    r"(?:[,;]?\s*(?P<clause>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}))?\Z"
)
_NAMED = re.compile(
    r"(?P<body>[^\W\d_]+) (?P<edition>(?:19|20)[0-9]{2})"
    r"(?: (?P<clause>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}))?\Z"
)
_YEAR = re.compile(r":[ \u00a0]*(?:19|20)[0-9]{2}(?![0-9:])")
_BEFORE_YEAR = re.compile(
    r"(?<!\w)(?:[A-ZÀ-ÞĂȘȚŐŰА-Я]+[ /\u00a0])*[^\W\d_]+[ \u00a0]?"
    r"[0-9]{3,6}(?:-[0-9]{1,2})?[ \u00a0]*\Z"
)
_REACH = 40


@dataclass(frozen=True, slots=True, order=True)
class ClauseRef:
    """A clause of an edition of a standard; an empty clause means the whole."""

    standard: str
    edition: int
    clause: str = ""

    def __str__(self) -> str:
        sign = ":" if " " in self.standard else " "
        return f"{self.standard}{sign}{self.edition} {self.clause}".rstrip()

    @property
    def whole(self) -> ClauseRef:
        """The edition itself, without a clause."""
        return ClauseRef(self.standard, self.edition)

    def with_groups(self) -> Iterator[ClauseRef]:
        """The clause, then each group that holds it: 8.5.1, 8.5, 8."""
        clause = self.clause
        while clause:
            yield ClauseRef(self.standard, self.edition, clause)
            clause = clause.rpartition(".")[0]


@lru_cache(maxsize=4096)
def read_clause(text: str) -> ClauseRef:
    """Read a reference to a standard; raises ValueError on any other text.

    National adoptions are the same standard: the words before the body (of the
    adopting countries and of Europe) are dropped, blanks around the colon too.
    """
    tidy = re.sub(r"\s+", " ", text).strip()
    found = _NUMBERED.match(tidy)
    if found:
        name = f"{found['body'].upper()} {found['number']}"
        return ClauseRef(name, int(found["edition"]), found["clause"] or "")
    found = _NAMED.match(tidy)
    if found:
        return ClauseRef(
            found["body"].upper(), int(found["edition"]), found["clause"] or ""
        )
    raise ValueError(text)


def clause_or_none(text: str) -> ClauseRef | None:
    """The clause that a text refers to, and nothing where it refers to none."""
    try:
        return read_clause(text)
    except ValueError:
        return None


def standards_named(text: str) -> Iterator[str]:
    """Every edition of a standard that a text names, as written there."""
    for year in _YEAR.finditer(text):
        start = max(0, year.start() - _REACH)
        words = _BEFORE_YEAR.search(text, start, year.start())
        if words:
            yield text[words.start() : year.end()]
