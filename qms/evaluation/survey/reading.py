"""The rows of a file of answers, read as a questionnaire asks, and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from qms.errors import QmsError
from qms.evaluation.survey.codes import BAD, BLANK, UNCODED, UNKNOWN
from qms.evaluation.survey.columns import Columns, find_columns
from qms.evaluation.survey.meaning import (
    Cells,
    answered_points,
    beginning_of,
    named_themes,
    one_column,
)
from qms.evaluation.survey.sift import sift
from qms.evaluation.survey.tally import tally
from qms.i18n import _
from qms.model.imported import Trouble
from qms.model.questionnaire import Questionnaire
from qms.model.survey_columns import DURATION, RESPONDENT
from qms.model.wave import DUPLICATE, Result

MOST_TROUBLES = 5


@dataclass(frozen=True)
class Telling:
    """What is told of a file by who reads it.

    Columns by name, rows of its header, texts that mean "I do not know".
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    headers: int | None = None
    unknown: Sequence[str] = ()


class Counted(NamedTuple):
    """What was counted, from which columns, and which cells were no answers.

    `left_out` tells of the rows also where so few answered that it is not kept.
    """

    result: Result
    columns: Columns
    left_out: Mapping[str, int]
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
    texts = {
        item: one_column(item, columns, each, cells)
        for item, each in columns.items.items()
    }
    answered = answered_points(columns, versions, texts, told.unknown)
    named = named_themes(columns, versions, texts, cells)
    states = [list(map(_state, each)) for each in named.values()]
    respondents, durations = (
        cells[columns.roles[role]] if role in columns.roles else ()
        for role in (RESPONDENT, DURATION)
    )
    sifted = sift([*answered.values(), *states], respondents, durations)
    if RESPONDENT not in told.columns.values():
        _insist_apart(columns, sifted.left_out, len(body))
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
    troubles = _troubles(columns, answered, texts, numbers[columns.headers :])
    found = tuple(islice(troubles, MOST_TROUBLES))
    return Counted(result, columns, sifted.left_out, found, sifted.quickest)


def _state(themes: tuple[str, ...]) -> int:
    """Themes as a point is: named, none named, left empty."""
    if themes == UNCODED:
        return UNKNOWN
    return 0 if themes else BLANK


def _insist_apart(columns: Columns, left_out: Mapping[str, int], rows: int) -> None:
    """Raise where most rows are seconds: the column tells no persons apart."""
    same = left_out.get(DUPLICATE, 0)
    if 2 * same <= rows:
        return
    name = columns.names[columns.roles[RESPONDENT]]
    raise QmsError(
        _("{column}: by it {n} of {of} rows are of the same respondents").format(
            column=name, n=same, of=rows
        ),
        hint=_("say what it is: --map COLUMN=respondent, or --map COLUMN=drop"),
    )


def _troubles(
    columns: Columns,
    answered: Mapping[str, Sequence[int]],
    texts: Mapping[str, Sequence[str]],
    numbers: Sequence[int],
) -> Iterator[Trouble]:
    for item, codes in answered.items():
        if BAD not in codes:
            continue
        for number, code, text in zip(numbers, codes, texts[item], strict=True):
            if code == BAD:
                yield Trouble(number, columns.named[item], beginning_of(text))
