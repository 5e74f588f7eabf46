"""Two waves told side by side: a table for people, every figure for machines."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_, NC_, _, ngettext
from qms.model.grid import Column, Grid
from qms.model.wave_told import Figure
from qms.model.waves_compared import GroupCompared, ItemCompared, WavesCompared
from qms.reports.cells import wrapped
from qms.reports.grid import as_csv as grid_csv
from qms.reports.grid import as_table, left_out
from qms.reports.json import dumped
from qms.reports.sentence import tame
from qms.reports.survey_data import figure_data

VERSION = 1
INDENT = "  "
LEAST = 0.001
WORDS = {
    "improved": NC_("verdict", "improved"),
    "worsened": NC_("verdict", "worsened"),
    "no clear change": NC_("verdict", "no clear change"),
    "not comparable": NC_("verdict", "not comparable"),
}
UNITS = {"%": N_("percentage points"), "points": N_("points"), "": N_("by ranks")}


def as_text(told: WavesCompared, room: int) -> str:
    """A table a group, with the reasons below it and what is to be minded."""
    before, after = told.before, told.after
    lines = [tame(f"{before.id} → {after.id}  {after.title}")]
    for group in told.groups:
        lines += ["", *_group(group, room)]
    lines += ["", *_foot(told, room)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _group(group: GroupCompared, room: int) -> Iterator[str]:
    yield tame(f"{group.group} – {group.title}")
    if group.items:
        grid = Grid(_columns(), [_cells(each) for each in group.items])
        yield from as_table(grid, room).splitlines()
        narrow = left_out(grid, room)
        if narrow:
            told = _("a wider terminal, --plain or --format csv also tell: {columns}")
            yield wrapped(told.format(columns=", ".join(narrow)), room, INDENT, INDENT)
    for each in group.items:
        if each.reason:
            yield wrapped(
                tame(f"{each.item}: {_(each.reason)}"), room, INDENT, INDENT * 2
            )
    for note in group.notes:
        yield wrapped(_(note), room, INDENT, INDENT)


def _foot(told: WavesCompared, room: int) -> Iterator[str]:
    for names, wave in (
        (told.only_before, told.before.id),
        (told.only_after, told.after.id),
    ):
        if names:
            yield _("only {survey} has results of: {groups}").format(
                survey=wave, groups=", ".join(names)
            )
    if told.compared:
        yield wrapped(
            ngettext(
                "p by Mann and Whitney, of {n} comparison",
                "p by Mann and Whitney, corrected by Holm for {n} comparisons",
                told.compared,
            ).format(n=told.compared),
            room,
        )
        yield wrapped(
            _(
                "effect: of all pairs of a later and an earlier answer, the share that "
                "the later one wins; 0.50 is none"
            ),
            room,
        )


def _columns() -> list[Column]:
    earlier, later = _("before"), _("after")
    return [
        Column("item", _("item"), is_whole=True),
        Column("before", f"{earlier} (n)", is_number=True, rank=1),
        Column("after", f"{later} (n)", is_number=True),
        Column("change", _("change"), is_number=True, is_whole=True),
        Column("effect", _("effect"), is_number=True, rank=2),
        Column("p", "p", is_number=True, rank=2),
        Column("verdict", _("verdict"), is_whole=True),
    ]


def _cells(each: ItemCompared) -> dict[str, str]:
    unit = " %" if each.unit == "%" else ""
    return {
        "item": each.item,
        "before": _side(each.before, unit, each.n_before),
        "after": _side(each.after, unit, each.n_after),
        "change": _signed(each.change),
        "effect": _plain(each.effect),
        "p": _p(each.p_corrected),
        "verdict": _(WORDS[each.word]),
    }


def _side(figure: Figure | None, unit: str, n: int) -> str:
    told = f"{figure.printed[0]}{unit} " if figure else ""
    return f"{told}({n})"


def _plain(figure: Figure | None) -> str:
    return str(figure.printed[0]) if figure else ""


def _signed(figure: Figure | None) -> str:
    if figure is None:
        return ""
    value, low, high = figure.printed
    interval = "" if figure.is_full_count else f" [{low}, {high}]"
    return f"{value:+}{interval}"


def _p(p: float | None) -> str:
    if p is None:
        return ""
    return f"< {LEAST}" if p < LEAST else f"{p:.3f}"


def as_csv(told: WavesCompared, room: int) -> str:
    """A row an item, with the group in front and the reason at the end."""
    columns = [
        Column("group", _("group")),
        *_columns(),
        Column("unit", _("unit")),
        Column("reason", _("reason")),
    ]
    rows = [
        {
            "group": group.group,
            **_cells(each),
            "unit": _(UNITS[each.unit]),
            "reason": _(each.reason) if each.reason else "",
        }
        for group in told.groups
        for each in group.items
    ]
    return grid_csv(Grid(columns, rows), room)


def as_json(told: WavesCompared, room: int) -> str:
    """Every figure exact."""
    return dumped(
        {
            "qms": VERSION,
            "before": told.before.id,
            "after": told.after.id,
            "questionnaire": told.after.questionnaire,
            "comparisons": told.compared,
            "only_before": list(told.only_before),
            "only_after": list(told.only_after),
            "groups": [
                {
                    "group": group.group,
                    "notes": list(group.notes),
                    "items": [_data(each) for each in group.items],
                }
                for group in told.groups
            ],
        }
    )


def _data(each: ItemCompared) -> dict[str, object]:
    return {
        "item": each.item,
        "text": each.text,
        "verdict": each.word,
        "reason": each.reason or None,
        "unit": each.unit or None,
        "n_before": each.n_before,
        "n_after": each.n_after,
        "before": figure_data(each.before),
        "after": figure_data(each.after),
        "change": figure_data(each.change),
        "superiority": figure_data(each.effect),
        "p": each.p,
        "p_holm": each.p_corrected,
        "reverse": each.is_reverse,
    }
