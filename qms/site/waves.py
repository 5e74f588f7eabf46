"""A wave of a survey as pages tell it: how people were asked, what they answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from qms.i18n import N_
from qms.model.evaluated import WaveShown
from qms.model.wave_told import GapTold, GroupTold
from qms.model.waves_compared import GroupCompared, WavesCompared
from qms.site.control import Fact
from qms.site.list_page import ListPage
from qms.site.said import Said
from qms.site.trend import of_so_many
from qms.site.voice import Voice
from qms.site.wave_items import ItemView, item_view, sentence

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
            item_view(page, shown, each, changes.get(each.id)) for each in told.items
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
