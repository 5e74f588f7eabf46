"""What the cells of the items' columns mean: points, themes, or nothing known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qms.errors import QmsError
from qms.evaluation.survey.codes import (
    BAD,
    BLANK,
    codes_of,
    either,
    marks_of,
    themes_of,
)
from qms.evaluation.survey.columns import Columns
from qms.i18n import _
from qms.model.questionnaire import Item, Questionnaire

LONGEST = 24
Cells = Sequence[Sequence[str]]


def one_column(
    item: str, columns: Columns, places: Sequence[int], cells: Cells
) -> Sequence[str]:
    """What an item was answered, where each language has a column of its own.

    Raises QmsError where somebody has answers in two of them.
    """
    if len(places) == 1:
        return cells[places[0]]
    rows = [[text for text in row if text.strip()] for row in _across(places, cells)]
    if any(len(row) > 1 for row in rows):
        first, second = (columns.names[at] for at in places[:2])
        raise QmsError(
            _("item {item} stands in two columns: {first}, {second}").format(
                item=item, first=first, second=second
            ),
            hint=_("say which one to leave out: --map COLUMN=drop"),
        )
    return ["".join(row) for row in rows]


def _across(places: Sequence[int], cells: Cells) -> Iterator[tuple[str, ...]]:
    return zip(*(cells[at] for at in places), strict=True)


def answered_points(
    columns: Columns,
    versions: Sequence[Questionnaire],
    texts: Mapping[str, Sequence[str]],
    unknown: Sequence[str],
) -> dict[str, list[int]]:
    """What the cells of each item mean that has a scale."""
    found: dict[str, list[int]] = {}
    for name, cells in texts.items():
        items = _in_all(versions, name)
        if items[0].scale is None:
            continue
        codes = codes_of(items, unknown)
        found[name] = [codes[text] for text in cells]
        _insist_plausible(items[0], columns.named[name], found[name], cells)
    return found


def named_themes(
    columns: Columns,
    versions: Sequence[Questionnaire],
    texts: Mapping[str, Sequence[str]],
    cells: Cells,
) -> dict[str, list[tuple[str, ...]]]:
    """The themes that people named, in one column or in one for each theme."""
    found: dict[str, list[list[tuple[str, ...]]]] = {}
    for name, column in texts.items():
        items = _in_all(versions, name)
        if items[0].scale is None:
            themes = themes_of(items)
            found[name] = [[themes[text] for text in column]]
    for at, (name, theme) in columns.options.items():
        marks = marks_of(theme, _in_all(versions, name))
        found.setdefault(name, []).append([marks[text] for text in cells[at]])
    return {name: either(each) for name, each in found.items()}


def _in_all(versions: Sequence[Questionnaire], name: str) -> list[Item]:
    """An item in every language. Raises QmsError where it cannot be answered."""
    items = [each.by_id[name] for each in versions if name in each.by_id]
    if items[0].scale is None and not items[0].codes:
        raise QmsError(
            _("item {item} cannot be answered: {problem}").format(
                item=name, problem=_("it has neither a scale nor codes")
            ),
            hint=_("see what is wrong with it: qms validate"),
        )
    return items


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
            text=f"“{beginning_of(example)}”",
        ),
        hint=_(
            "its scale goes from {first} to {last}: is this the right column?"
        ).format(first=points[0], last=points[-1]),
    )


def beginning_of(text: str) -> str:
    """The beginning of a cell: what is long may tell of a person."""
    said = " ".join(text.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
