"""An item of a survey as pages tell it: its answers drawn, its figure, its change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qms.i18n import N_
from qms.model.evaluated import WaveShown
from qms.model.wave_told import Figure, ItemTold
from qms.model.waves_compared import ItemCompared
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.survey_chart import Chart, distribution_chart
from qms.site.trend import of_so_many
from qms.site.verdicts import INDICATORS, Verdict, spoken
from qms.site.voice import NO_BREAK, Voice


@dataclass(frozen=True)
class Change:
    """What became of an item since the wave before."""

    verdict: Verdict
    change: str
    why: str


@dataclass(frozen=True)
class ItemView:
    """An item: its answers drawn, its figure in words, what changed."""

    id: str
    text: Said
    chart: Chart | None
    figure: str
    n: str
    silent: str
    note: str
    since: Change | None


def item_view(
    page: ListPage, shown: WaveShown, told: ItemTold, compared: ItemCompared | None
) -> ItemView:
    """An item of a wave on a page, with what became of it since the wave before."""
    voice, tag = page.voice, shown.language_in(page.language)
    return ItemView(
        id=told.id,
        text=page.marked(told.text or told.id, tag),
        chart=distribution_chart(page, told, tag),
        figure=_figure(voice, told),
        n=of_so_many(voice, told.n),
        silent=_silent(voice, told),
        note=_note(voice, told),
        since=change_of(voice, compared) if compared and not told.is_themes else None,
    )


def _figure(voice: Voice, told: ItemTold) -> str:
    if told.net is not None:
        words = N_("Net score: {figure} points")
        return voice.say(words).format(figure=figure_in(voice, told.net.score, ""))
    if told.share is not None and told.top:
        first, last = str(min(told.top)), str(max(told.top))
        words = N_("{first} to {last}: {figure}")
        share = figure_in(voice, told.share, "%")
        return voice.say(words).format(first=first, last=last, figure=share)
    if told.median is not None and not told.is_themes:
        middle = "–".join(dict.fromkeys(map(str, told.median)))
        return voice.say(N_("Middle answer: {point}")).format(point=middle)
    return ""


def _silent(voice: Voice, told: ItemTold) -> str:
    """Who gave no answer that counts."""
    parts = []
    if told.unknown:
        parts.append(
            voice.ngettext("{n} did not know", "{n} did not know", told.unknown).format(
                n=voice.number(str(told.unknown))
            )
        )
    if told.blank:
        parts.append(
            voice.ngettext("{n} left it empty", "{n} left it empty", told.blank).format(
                n=voice.number(str(told.blank))
            )
        )
    return ", ".join(parts)


def _note(voice: Voice, told: ItemTold) -> str:
    """What is to be minded of a single item."""
    if told.is_reverse:
        return voice.say(N_("Here a low answer is the better one."))
    if told.is_themes and told.counts:
        return voice.say(N_("Themes that people named in their own words, counted."))
    return "" if told.counts else voice.say(N_("Too few answered to tell more."))


def sentence(text: str) -> str:
    """A message set as a sentence."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def figure_in(voice: Voice, figure: Figure, unit: str) -> str:
    """A figure as printed, with the ends of its interval if chance has a part in it."""
    value, low, high = (_number(voice, each, unit) for each in figure.printed)
    if figure.is_full_count:
        return value
    return f"{value} ({low}–{high})" if unit else f"{value} ({low} … {high})"


def change_of(voice: Voice, item: ItemCompared) -> Change:
    """What became of an item since the wave before, in words."""
    return Change(
        verdict=spoken(INDICATORS, item.word, voice),
        change=_difference(voice, item) if item.change and item.unit else "",
        why=sentence(voice.say(item.reason)) if item.reason else "",
    )


def _difference(voice: Voice, item: ItemCompared) -> str:
    figure = item.change
    if figure is None:
        return ""
    unit = voice.say(N_("percentage points") if item.unit == "%" else N_("points"))
    value, low, high = (voice.signed(each) for each in figure.printed)
    told = f"{value}{NO_BREAK}{unit}"
    if figure.is_full_count:
        return told
    words = N_("{change}, between {low} and {high}")
    return voice.say(words).format(change=told, low=low, high=high)


def _number(voice: Voice, number: Decimal, unit: str) -> str:
    return voice.percent(number) if unit == "%" else voice.signed(number)
