"""The collection of Word files that tests read, each by what it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from docx import Document
from docx.document import Document as Paper

from tests.office import papers
from tests.office.changes import CHANGES
from tests.office.oddities import ODDITIES
from tests.office.shapes import SHAPES

Maker = Callable[[], bytes]

PAPERS: dict[str, Callable[[], Paper]] = {
    "a blank paper": Document,
    "a Romanian procedure": papers.procedure,
    "a Romanian procedure without styles": lambda: papers.procedure(has_styles=False),
    "a Romanian procedure of an older form": lambda: papers.procedure(
        "P.O. 07", "Ediţia: I-a\nRev.6", has_page_head=False
    ),
    "letters with cedillas": lambda: papers.respelled(
        papers.procedure(), "șțȘȚ", "şţŞŢ"
    ),
    "letters with signs of their own": lambda: papers.decomposed(papers.procedure()),
    "a Hungarian rule": papers.hungarian,
    "a Bulgarian procedure": papers.bulgarian,
    "an English draft": papers.english,
    "heads of pages that differ": papers.different_first_page,
    "merged cells": papers.merged_cells,
    "nested tables": papers.nested_tables,
    "pictures": papers.pictures,
}


def _saved(make: Callable[[], Paper]) -> Maker:
    return lambda: papers.saved(make())


COLLECTION: dict[str, Maker] = {
    **{name: _saved(make) for name, make in PAPERS.items()},
    **CHANGES,
    **SHAPES,
    **ODDITIES,
}


@cache
def made(name: str) -> bytes:
    """A file of the collection."""
    return COLLECTION[name]()
