"""What came of reading a file of answers, told on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qms.i18n import N_, _
from qms.model.imported import Imported
from qms.model.page import Page, Part
from qms.model.wave import (
    BEYOND,
    DUPLICATE,
    EMPTY,
    FEWEST_KEPT,
    OUT_OF_RANGE,
    SPEEDER,
    Answers,
)

REASONS = {
    EMPTY: N_("empty"),
    DUPLICATE: N_("a second time by the same respondent"),
    OUT_OF_RANGE: N_("with an answer that its scale does not have"),
    SPEEDER: N_("too quick"),
}
SIGNS = {"\t": "tab"}
Row = tuple[str, str]


def imported_page(found: Imported, *, is_dry: bool) -> Page:
    """What was counted, what was left out and why, and what was dropped."""
    result = found.result
    title = _("{file}: {n} of group {group} answered").format(
        file=found.name, n=result.answered, group=result.group
    )
    return Page(
        title,
        (
            Part(_("How it was read"), tuple(_form(found))),
            Part(_("Rows not counted"), tuple(_left_out(found))),
            Part(_("Cells that are no answers"), tuple(_troubles(found))),
            Part(_("Items and their columns"), tuple(_items(found))),
            Part(_("Columns not kept"), _said((*found.used, *found.dropped))),
            Part(_("To mind"), tuple(_minded(found))),
        ),
        _("nothing was written") if is_dry else _("the counts were written"),
    )


def _form(found: Imported) -> Iterator[Row]:
    separator = SIGNS.get(found.separator, found.separator)
    yield _("separator, encoding"), f"{separator}  {found.encoding}"
    yield _("rows of the header"), str(found.headers)
    yield _("rows below it"), str(found.result.rows)


def _left_out(found: Imported) -> Iterator[Row]:
    for reason, n in found.left_out.items():
        told = _(REASONS[reason])
        if reason == SPEEDER and found.quickest is not None:
            told = _(
                "too quick: under {seconds} seconds, a third of the median"
            ).format(seconds=round(found.quickest))
        yield str(n), told


def _troubles(found: Imported) -> Iterator[Row]:
    for each in found.troubles:
        yield _("row {row}").format(row=each.row), f"{each.column}: “{each.text}”"


def _items(found: Imported) -> Iterator[Row]:
    answers = found.result.by_item
    for item, column in found.columns.items():
        counts = f" – {_counts(answers[item])}" if item in answers else ""
        reverse = " " + _("(reverse)") if item in found.reverse else ""
        yield f"{item}{reverse}", f"{column}{counts}"
    for item in found.missing:
        yield item, _("no column; it was not asked here")


def _counts(answers: Answers) -> str:
    counts = " ".join(f"{point}:{n}" for point, n in answers.counts.items())
    silent = _("unknown {unknown}, blank {blank}").format(
        unknown=answers.unknown, blank=answers.blank
    )
    return f"{counts}; {silent}" if counts else silent


def _said(columns: Iterable[Row]) -> tuple[Row, ...]:
    return tuple((name, _(reason)) for name, reason in columns)


def _minded(found: Imported) -> Iterator[Row]:
    yield from (("", told) for told in _of_the_file(found))
    yield from _of_the_answers(found)
    if found.troubles:
        yield "", _("if a text means “I do not know”, say it: --unknown TEXT")
    if found.is_draft:
        yield "", _("nobody has released these questions: they are a draft")


def _of_the_file(found: Imported) -> Iterator[str]:
    if found.result.answered < FEWEST_KEPT:
        told = _("fewer than {n} answered: only their number is kept")
        yield told.format(n=FEWEST_KEPT)
    if found.is_beyond:
        yield _(BEYOND)
    if found.begins:
        told = _("nobody is asked before {day}: is this the right wave?")
        yield told.format(day=found.begins)
    for twin in found.twins:
        told = _("the very same file was counted already: {survey}")
        yield told.format(survey=twin)


def _of_the_answers(found: Imported) -> Iterator[Row]:
    result = found.result
    for battery in result.batteries:
        if battery.straight:
            yield (
                battery.name,
                _("{n} of {of} gave one answer to every item").format(
                    n=battery.straight, of=battery.n
                ),
            )
        if battery.against:
            yield (
                battery.name,
                _("runs against the rest, is it reverse-coded? {items}").format(
                    items=", ".join(battery.against)
                ),
            )
    for answers in result.items:
        if answers.item in found.themes and answers.unknown:
            yield (
                answers.item,
                _("{n} texts named no theme and were dropped").format(
                    n=answers.unknown
                ),
            )
