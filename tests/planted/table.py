"""The table of planted faults: in each language what was told of each, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from qms.model.finding import Finding, Place

LANGUAGES = {"en": "English", "hu": "Magyar", "ro": "Română", "bg": "Български"}
HEADS = {
    "en": ("Rule", "Place", "What is wrong", "What to do"),
    "hu": ("Szabály", "Hely", "Mi a hiba", "Mi a teendő"),
    "ro": ("Regula", "Locul", "Ce este greșit", "Ce este de făcut"),
    "bg": ("Правило", "Място", "Какво не е наред", "Какво да се направи"),
}
MEANT = str.maketrans({"|": "&#124;", "<": "&lt;", "*": r"\*"})


class Told(NamedTuple):
    """A finding, with its sentence and its remedy in each language."""

    finding: Finding
    words: Mapping[str, tuple[str, str]]


def table(rows: Collection[Told]) -> str:
    """A page in Markdown, with a table for each language."""
    return "\n".join(_lines(sorted(rows, key=lambda row: row.finding.code)))


def _lines(rows: Collection[Told]) -> Iterator[str]:
    yield "# One fault a rule, planted in a copy of the model town"
    for tag, language in LANGUAGES.items():
        yield f"\n## {language}\n"
        yield _row(*HEADS[tag])
        yield _row(*("---" for _ in HEADS[tag]))
        for finding, words in rows:
            yield _row(finding.code, _where(finding.place), *words[tag])
    yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.translate(MEANT) for cell in cells)} |"


def _where(place: Place) -> str:
    """`file:line:column`, or the file alone where the whole of it is meant."""
    parts = (place.line, place.column) if place.line else ()
    return f"`{':'.join(map(str, (place.path, *parts)))}`"
