"""The rows of a file of answers, read as a questionnaire asks, and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from qms.errors import QmsError
from qms.evaluation.survey.codes import (
    BAD,
    BLANK,
    UNCODED,
    UNKNOWN,
    codes_of,
    themes_of,
)
from qms.evaluation.survey.columns import Columns, find_columns
from qms.evaluation.survey.sift import sift
from qms.evaluation.survey.tally import tally
from qms.i18n import _
from qms.model.imported import Trouble
from qms.model.questionnaire import Item, Questionnaire
from qms.model.survey_columns import DURATION, RESPONDENT
from qms.model.wave import Result

MOST_TROUBLES = 5
LONGEST = 24
Cells = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Telling:
    """What is told of a file by who reads it: columns by name, rows of its header."""

    columns: Mapping[str, str] = field(default_factory=dict)
    headers: int | None = None


class Counted(NamedTuple):
    """What was counted, from which columns, and which cells were no answers."""

    result: Result
    columns: Columns
    troubles: tuple[Trouble, ...]
    quickest: float | None


def counted(
    rows: Cells,
    numbers: Sequence[int],
    versions: Sequence[Questionnaire],
    group: str,
    languages: Sequence[str],
    told: Telling,
) -> Counted:
    """Count the answers of a group.

    Words of every language version are understood; the digests that are kept are those
    of the languages that the group was asked in. Raises QmsError where the columns
    cannot be told apart, or most cells of one are no answers.
    """
    columns = find_columns(rows, versions, told.columns, told.headers)
    body = rows[columns.headers :]
    if not body:
        raise QmsError(
            _("there is a header and no answer below it"),
            hint=_("if what looks like a header is an answer, say --header 0"),
        )
    cells = list(zip(*body, strict=True))
    answered, named = _coded(columns, versions, cells)
    states = [list(map(_state, each)) for each in named.values()]
    respondents, durations = (
        cells[columns.roles[role]] if role in columns.roles else ()
        for role in (RESPONDENT, DURATION)
    )
    sifted = sift([*answered.values(), *states], respondents, durations)
    asked = [
        versions[0],
        *(each for each in versions[1:] if each.language in languages),
    ]
    result = tally(
        asked,
        group,
        {item: [each[at] for at in sifted.kept] for item, each in answered.items()},
        {item: [each[at] for at in sifted.kept] for item, each in named.items()},
        sifted.left_out,
    )
    troubles = _troubles(columns, answered, cells, numbers[columns.headers :])
    found = tuple(islice(troubles, MOST_TROUBLES))
    return Counted(result, columns, found, sifted.quickest)


def _coded(
    columns: Columns, versions: Sequence[Questionnaire], cells: Cells
) -> tuple[dict[str, list[int]], dict[str, list[tuple[str, ...]]]]:
    """What the cells mean: points by item, and themes by item."""
    answered: dict[str, list[int]] = {}
    named: dict[str, list[tuple[str, ...]]] = {}
    for name, at in columns.items.items():
        items = [each.by_id[name] for each in versions if name in each.by_id]
        if items[0].scale is None:
            themes = themes_of(items)
            named[name] = [themes[text] for text in cells[at]]
        else:
            codes = codes_of(items)
            answered[name] = [codes[text] for text in cells[at]]
            _insist_plausible(items[0], columns.names[at], answered[name], cells[at])
    return answered, named


def _state(themes: tuple[str, ...]) -> int:
    """Themes as a point is: named, none named, left empty."""
    if themes == UNCODED:
        return UNKNOWN
    return 0 if themes else BLANK


def _insist_plausible(
    item: Item, name: str, codes: Sequence[int], cells: Sequence[str]
) -> None:
    """Raise where more cells are no answers than are: this is hardly that item."""
    bad = codes.count(BAD)
    if 2 * bad <= len(codes) - codes.count(BLANK):
        return
    example = cells[codes.index(BAD)]
    points = item.scale.points if item.scale else ()
    raise QmsError(
        _("{column}: {bad} of {n} cells are no answer to {item}, as {text}").format(
            column=name,
            bad=bad,
            n=len(codes),
            item=item.id,
            text=f"“{_short(example)}”",
        ),
        hint=_(
            "its scale goes from {first} to {last}: is this the right column?"
        ).format(first=points[0], last=points[-1]),
    )


def _troubles(
    columns: Columns,
    answered: Mapping[str, Sequence[int]],
    cells: Cells,
    numbers: Sequence[int],
) -> Iterator[Trouble]:
    for item, codes in answered.items():
        if BAD not in codes:
            continue
        at = columns.items[item]
        for number, code, text in zip(numbers, codes, cells[at], strict=True):
            if code == BAD:
                yield Trouble(number, columns.names[at], _short(text))


def _short(text: str) -> str:
    """The beginning of a cell: what is long may tell of a person."""
    said = " ".join(text.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
