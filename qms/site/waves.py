"""A wave of a survey as pages tell it: how people were asked, what they answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from qms.i18n import N_
from qms.model.evaluated import WaveShown
from qms.model.wave_told import Figure, GapTold, GroupTold, ItemTold
from qms.model.waves_compared import GroupCompared, ItemCompared, WavesCompared
from qms.site.control import Fact
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.trend import of_so_many
from qms.site.verdicts import INDICATORS, Verdict, spoken
from qms.site.voice import NO_BREAK, Voice

MODES: Mapping[str, str] = {
    "paper at the desk": N_("on paper at the desk"),
    "web": N_("on the web"),
    "phone": N_("by phone"),
    "post": N_("by post"),
    "visit": N_("at home"),
    "mixed": N_("in several ways"),
}
SELECTIONS: Mapping[str, str] = {
    "all": N_("everyone was asked"),
    "random": N_("people were chosen at random"),
    "volunteers": N_("whoever wanted to answered"),
}


@dataclass(frozen=True)
class Bar:
    """A point of a scale, or a theme: how many chose it, and how long its bar is."""

    label: Said
    count: str
    share: str
    width: float


@dataclass(frozen=True)
class Change:
    """What became of an item since the wave before."""

    verdict: Verdict
    change: str
    why: str


@dataclass(frozen=True)
class ItemView:
    """An item: its answers as bars, its figure in words, what changed."""

    id: str
    text: Said
    bars: tuple[Bar, ...]
    figure: str
    n: str
    silent: str
    note: str
    since: Change | None


@dataclass(frozen=True)
class GapView:
    """What was met, less what was expected, in points of the scale."""

    title: Said
    gap: str
    n: str


@dataclass(frozen=True)
class GroupView:
    """A group that was asked, apart from all others."""

    id: str
    title: Said
    answered: str
    notes: tuple[str, ...]
    items: tuple[ItemView, ...]
    gaps: tuple[GapView, ...]


@dataclass(frozen=True)
class WaveView:
    """A wave; `before` names the one that it is compared with."""

    id: str
    title: Said
    facts: tuple[Fact, ...]
    questionnaire: str
    groups: tuple[GroupView, ...]
    before: Said


def wave_view(page: ListPage, shown: WaveShown) -> WaveView:
    """A wave on a page."""
    told = shown.told[page.language]
    compared = shown.compared.get(page.language)
    wave, own = told.wave, page.site.binding
    return WaveView(
        id=wave.id,
        title=page.marked(wave.title or wave.id, own),
        facts=tuple(_facts(page, shown)),
        questionnaire=page.document(wave.questionnaire),
        groups=tuple(
            _group(page, shown, each, _of_group(compared, each)) for each in told.groups
        ),
        before=page.marked(compared.before.title, own) if compared else Said(""),
    )


def sentence(text: str) -> str:
    """A message set as a sentence."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def figure_in(voice: Voice, figure: Figure, unit: str) -> str:
    """A figure as printed, with the ends of its interval if chance has a part in it."""
    value, low, high = (_number(voice, each, unit) for each in figure.printed)
    return value if figure.is_full_count else f"{value} ({low}–{high})"


def change_of(voice: Voice, item: ItemCompared) -> Change:
    """What became of an item since the wave before, in words."""
    return Change(
        verdict=spoken(INDICATORS, item.word, voice),
        change=_difference(voice, item) if item.change and item.unit else "",
        why=sentence(voice.say(item.reason)) if item.reason else "",
    )


def _facts(page: ListPage, shown: WaveShown) -> Iterator[Fact]:
    wave, voice = shown.told[page.language].wave, page.voice
    say, day = voice.say, voice.day
    if wave.first and wave.last:
        days = f"{day(wave.first)} – {day(wave.last)}"
        yield Fact(say(N_("Asked")), days)
    yield Fact(say(N_("How")), say(MODES.get(wave.mode, wave.mode)))
    chosen = say(SELECTIONS.get(wave.selection, wave.selection))
    yield Fact(say(N_("Who was asked")), chosen)
    asked = f"{wave.questionnaire} {wave.revision}"
    yield Fact(say(N_("Questionnaire")), asked)


def _of_group(compared: WavesCompared | None, told: GroupTold) -> GroupCompared | None:
    groups = compared.groups if compared else ()
    return next((one for one in groups if one.group == told.result.group), None)


def _group(
    page: ListPage, shown: WaveShown, told: GroupTold, compared: GroupCompared | None
) -> GroupView:
    voice, tag = page.voice, shown.language_in(page.language)
    changes = {each.item: each for each in compared.items} if compared else {}
    notes = dict.fromkeys((*told.notes, *(compared.notes if compared else ())))
    return GroupView(
        id=told.result.group,
        title=page.marked(told.title or told.result.group, tag),
        answered=_answered(voice, told),
        notes=tuple(sentence(voice.say(each)) for each in notes),
        items=tuple(
            _item(page, shown, each, changes.get(each.id)) for each in told.items
        ),
        gaps=tuple(
            _gap(page, shown, each) for each in told.pairs if each.gap is not None
        ),
    )


def _answered(voice: Voice, told: GroupTold) -> str:
    """How many answered, of how many who were asked, of how many there are."""
    n, asked = told.result.answered, told.asked
    values = {
        "n": voice.number(str(n)),
        "invited": voice.number(str(asked.invited or 0)),
        "population": voice.number(str(asked.population or 0)),
        "share": voice.percent(told.response) if told.response is not None else "",
    }
    if told.response is not None and asked.population:
        said = voice.ngettext(
            "{n} answered of {invited} asked ({share}), of {population} in all.",
            "{n} answered of {invited} asked ({share}), of {population} in all.",
            n,
        )
    elif told.response is not None:
        said = voice.ngettext(
            "{n} answered of {invited} asked ({share}).",
            "{n} answered of {invited} asked ({share}).",
            n,
        )
    else:
        said = voice.ngettext("{n} answered.", "{n} answered.", n)
    return said.format(**values)


def _item(
    page: ListPage, shown: WaveShown, told: ItemTold, compared: ItemCompared | None
) -> ItemView:
    voice, tag = page.voice, shown.language_in(page.language)
    return ItemView(
        id=told.id,
        text=page.marked(told.text or told.id, tag),
        bars=tuple(_bars(page, told, tag)),
        figure=_figure(voice, told),
        n=of_so_many(voice, told.n),
        silent=_silent(voice, told),
        note=_note(voice, told),
        since=change_of(voice, compared) if compared and not told.is_themes else None,
    )


def _bars(page: ListPage, told: ItemTold, tag: str) -> Iterator[Bar]:
    """The points in the order of the scale, those that nobody chose too."""
    voice = page.voice
    for point, count in told.counts.items():
        label = told.labels.get(point, "")
        text = label if told.is_themes else " ".join(filter(None, (point, label)))
        percent = told.percents.get(point)
        yield Bar(
            label=page.marked(text or point, tag),
            count=voice.number(str(count)),
            share=voice.percent(percent) if percent is not None else "",
            width=float(percent) if percent is not None else 0.0,
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


def _gap(page: ListPage, shown: WaveShown, told: GapTold) -> GapView:
    voice = page.voice
    gap = told.gap.printed if told.gap else (Decimal(0),) * 3
    value, low, high = (voice.signed(each) for each in gap)
    is_full = told.gap is not None and told.gap.is_full_count
    return GapView(
        title=page.marked(told.title or told.name, shown.language_in(page.language)),
        gap=value if is_full else f"{value} ({low} … {high})",
        n=of_so_many(voice, told.n),
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
