"""A wave told: bars on the terminal, every figure as CSV or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from qms.i18n import N_, _
from qms.model.wave_told import (
    BatteryTold,
    Figure,
    GroupTold,
    ItemTold,
    WaveTold,
)
from qms.reports.cells import padded, shortened, width, wrapped
from qms.reports.plainly import plain_asked
from qms.reports.sentence import tame
from qms.reports.survey_import import REASONS

BAR = 24
LABEL = 26
FULL, HALF = "█", "▌"
INDENT = "  "
SELECTIONS = {
    "all": N_("everyone asked"),
    "random": N_("chosen at random"),
    "volunteers": N_("volunteers"),
}
MODES = {
    "paper at the desk": N_("on paper at the desk"),
    "web": N_("on the web"),
    "phone": N_("by phone"),
    "post": N_("by post"),
    "visit": N_("on a visit"),
    "mixed": N_("in several ways"),
}


def as_text(told: WaveTold, room: int) -> str:
    """Every group with its items, drawn as bars."""
    lines = list(_head(told, room))
    for group in told.groups:
        lines += ["", *_group(group, room)]
    if told.waiting:
        groups = ", ".join(told.waiting)
        lines += ["", _("without results: {groups}").format(groups=groups)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(told: WaveTold, room: int) -> Iterator[str]:
    wave = told.wave
    yield tame(f"{wave.id}  {wave.title}")
    about = _(
        "{questionnaire} {revision}, asked {first} to {last}, {mode}, {how}"
    ).format(
        questionnaire=wave.questionnaire,
        revision=wave.revision,
        first=wave.first or "–",
        last=wave.last or "–",
        mode=_(MODES.get(wave.mode, wave.mode)),
        how=_(SELECTIONS.get(wave.selection, wave.selection)),
    )
    yield wrapped(tame(about), room)
    if wave.frame:
        yield wrapped(tame(wave.frame), room)
    if told.is_draft:
        yield _("nobody has released these questions: they are a draft")


def _group(group: GroupTold, room: int) -> Iterator[str]:
    yield tame(f"{group.result.group} – {group.title}")
    yield wrapped(_answered(group), room, INDENT, INDENT)
    for note in group.notes:
        yield wrapped(_(note), room, INDENT, INDENT)
    for item in group.items:
        yield ""
        yield from _item(item, room)
    yield from _gaps(_("gaps: what is perceived less what is expected"), group, room)
    for battery in group.batteries:
        yield ""
        yield from _battery(battery, room)


def _answered(group: GroupTold) -> str:
    result, asked = group.result, group.asked
    parts = [_("{n} answered").format(n=result.answered)]
    if asked.invited is not None:
        rate = "" if group.response is None else f" ({group.response} %)"
        parts.append(_("of {n} asked").format(n=asked.invited) + rate)
    else:
        parts.append(_("nobody counted how many were asked"))
    if asked.population is not None:
        parts.append(_("of {n} in all").format(n=asked.population))
    for reason, n in result.left_out.items():
        parts.append(f"{n} {_(REASONS[reason])}")
    if result.straight:
        parts.append(_("{n} gave one answer to a battery").format(n=result.straight))
    return ", ".join(parts)


def _item(item: ItemTold, room: int) -> Iterator[str]:
    reverse = " " + _("(reverse: the lower the better)") if item.is_reverse else ""
    title = tame(f"{item.id}  {item.text}{reverse}")
    yield wrapped(title, room, INDENT, INDENT * 3)
    yield from _plain_counts(item) if plain_asked() else _bars(item)
    for line in _figures(item):
        yield wrapped(line, room, INDENT * 2, INDENT * 3)


def _plain_counts(item: ItemTold) -> Iterator[str]:
    for point, n in item.counts.items():
        percent = f"; {item.percents[point]} %" if point in item.percents else ""
        yield f"{INDENT * 2}{_label(item, point)}: {n}{percent}"


def _bars(item: ItemTold) -> Iterator[str]:
    labels = {point: shortened(_label(item, point), LABEL) for point in item.counts}
    space = max(map(width, labels.values()), default=0)
    most = max([*item.counts.values(), 1])
    for point, n in item.counts.items():
        percent = f"{item.percents[point]:>6} %" if point in item.percents else ""
        bar = padded(bar_of(n, most), BAR)
        yield f"{INDENT * 2}{padded(labels[point], space)}  {bar} {n:>5} {percent}"


def _label(item: ItemTold, point: str) -> str:
    word = tame(item.labels.get(point, ""))
    return word if item.is_themes else f"{point} {word}".strip()


def bar_of(n: int, most: int) -> str:
    """A bar that shows a count beside the largest one; a few are never nothing."""
    halves = round(2 * BAR * n / most)
    if n and not halves:
        halves = 1
    return FULL * (halves // 2) + HALF * (halves % 2)


def _figures(item: ItemTold) -> Iterator[str]:
    if item.share:
        yield _("share of {points}: {share}").format(
            points=", ".join(map(str, item.top)), share=figure_told(item.share, " %")
        )
    if item.net:
        yield (
            _("net score: {score} ± {margin} {interval} points")
            .format(
                score=item.net.score.printed[0],
                margin=item.net.printed_margin,
                interval=_interval(item.net.score),
            )
            .replace("  ", " ")
        )
    silent = _("n = {n}; unknown {unknown}, blank {blank}").format(
        n=item.n, unknown=item.unknown, blank=item.blank
    )
    if item.median is not None:
        middle = _("median {place}").format(place=median_told(item.median))
        silent = f"{middle}; {silent}"
    yield silent


def figure_told(figure: Figure, unit: str = "") -> str:
    """A figure as printed, with its interval unless it is a full count."""
    return f"{figure.printed[0]}{unit} {_interval(figure)}".strip()


def median_told(place: tuple[int, int]) -> str:
    """The middle of the answers: a point, or the two that it lies between."""
    low, high = place
    return str(low) if low == high else f"{low}–{high}"


def _interval(figure: Figure) -> str:
    _value, low, high = figure.printed
    return "" if figure.is_full_count else f"[{low}, {high}]"


def _gaps(title: str, group: GroupTold, room: int) -> Iterator[str]:
    if not group.pairs:
        return
    yield ""
    yield f"{INDENT}{title}"
    for each in (*group.dimensions, *group.pairs):
        told = f"{each.gap.printed[0]:+} {_interval(each.gap)}" if each.gap else "–"
        line = tame(f"{each.name}  {told}; n = {each.n}  {each.title}")
        yield wrapped(line, room, INDENT * 2, INDENT * 3)


def _battery(battery: BatteryTold, room: int) -> Iterator[str]:
    alpha = "–" if battery.alpha is None else f"{battery.alpha:.2f}"
    line = _("battery {name}: alpha {alpha}, n = {n}").format(
        name=battery.name, alpha=alpha, n=battery.n
    )
    if battery.alpha_without is not None and battery.straight:
        line += "; " + _("{alpha} without the {n} who gave one answer to all").format(
            alpha=f"{battery.alpha_without:.2f}", n=battery.straight
        )
    yield wrapped(tame(line), room, INDENT, INDENT * 2)
    for warning in battery.warnings:
        named = f" ({', '.join(battery.against)})" if battery.against else ""
        yield wrapped(f"! {_(warning)}{named}", room, INDENT * 2, INDENT * 3)
