"""The model town on a dozen days, and as known on others, against a table by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from qms.actions.status import Asked, status

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NOW = datetime.fromisoformat("2026-11-22T12:00:00+02:00")
ORACLE = yaml.load(
    (Path(__file__).parent / "oracle.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
Cell = tuple[str, str, str]


def cells(rows: Mapping[str, list[str]], of: str, known: str) -> Iterator[object]:
    """One case a document: the day, the day of knowledge, the document, how it is."""
    for name, cell in rows.items():
        told = f"{name} on {of}" + (f" as known on {known}" if known else "")
        yield pytest.param(of, known, name, tuple(cell), id=told)


def cases() -> Iterator[object]:
    for day, rows in ORACLE["days"].items():
        yield from cells(rows, day, "")
    for row in ORACLE["known"]:
        yield from cells(row["stand"], row["of"], row["known"])


@cache
def standing(of: str, known: str) -> Mapping[str, Cell]:
    """How every text stands on a day, by id and language version."""
    day = date.fromisoformat(known) if known else None
    answer = status(CHECKOUT, NOW, Asked(as_of=date.fromisoformat(of), known_on=day))
    found = {}
    for each in answer.rows:
        name = " ".join(filter(None, (each.document, each.status.language)))
        cell = each.status.label, each.status.word, each.status.next.state
        found[name] = cell
    return found


@pytest.mark.parametrize(("of", "known", "name", "cell"), list(cases()))
def test_the_town_stands_as_its_story_says(
    of: str, known: str, name: str, cell: Cell
) -> None:
    assert standing(of, known).get(name, ("", "none", "none")) == cell
