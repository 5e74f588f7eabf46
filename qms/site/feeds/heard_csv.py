"""What people answered and wrote in, as tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qms.i18n import N_
from qms.model.evaluated import WaveShown
from qms.model.spreadsheet import spreadsheet
from qms.model.wave_told import Figure, GapTold, GroupTold, ItemTold
from qms.model.waves_compared import ItemCompared
from qms.site import places
from qms.site.feedback import SORTS, answered_on, outcome_of, records_of, words_of
from qms.site.leaf import Leaf, digest_of
from qms.site.list_page import ListPage
from qms.site.lists.heard import NAME, csv_path, feedback_path, waves_in
from qms.site.site import Site
from qms.site.verdicts import INDICATORS, spoken
from qms.site.voice import Voice

HEADS = (
    N_("survey"),
    N_("from"),
    N_("until"),
    N_("group"),
    N_("answered"),
    N_("item"),
    N_("text"),
    "n",
    N_("did not know"),
    N_("left empty"),
    N_("answer"),
    N_("words"),
    N_("count"),
    N_("share (%)"),
    N_("upper answers (%)"),
    N_("at least (%)"),
    N_("at most (%)"),
    N_("points"),
    N_("at least"),
    N_("at most"),
    N_("since the wave before"),
    N_("why"),
)
FEEDBACK_HEADS = (
    N_("record"),
    N_("day"),
    N_("sort"),
    N_("theme"),
    N_("title"),
    N_("decision"),
    N_("decided on"),
    N_("answered on"),
    N_("led to"),
)


def leaves(site: Site) -> Iterator[Leaf]:
    """Both tables in every language; that of answers where there are any."""
    for language in site.languages:
        page = ListPage(site, language, "", partial(places.listed, name=NAME))
        tables = {feedback_path(language): _feedback}
        if waves_in(site):
            tables[csv_path(language)] = _answers
        for path, table in tables.items():
            yield Leaf(path, digest_of(site.everything, path), partial(table, page))


def _answers(page: ListPage) -> bytes:
    heads = [page.voice.say(each) for each in HEADS]
    return spreadsheet([heads, *_rows(page)]).encode()


def _rows(page: ListPage) -> Iterator[list[str]]:
    for shown in waves_in(page.site):
        for group in shown.told[page.language].groups:
            changes = _changes(page, shown, group)
            for item in group.items:
                yield from _item(page, shown, group, item, changes.get(item.id))
            for gap in group.pairs:
                if gap.gap is not None:
                    yield _gap(page, shown, group, gap)


def _changes(
    page: ListPage, shown: WaveShown, group: GroupTold
) -> dict[str, ItemCompared]:
    compared = shown.compared.get(page.language)
    return {
        item.item: item
        for one in (compared.groups if compared else ())
        if one.group == group.result.group
        for item in one.items
    }


def _item(
    page: ListPage,
    shown: WaveShown,
    group: GroupTold,
    item: ItemTold,
    compared: ItemCompared | None,
) -> Iterator[list[str]]:
    """A row for each answer that could be given."""
    voice, about = page.voice, _about(page, shown, group)
    own = [item.id, item.text, str(item.n), str(item.unknown), str(item.blank)]
    ends = [
        *_ends(voice, item.share),
        *_ends(voice, item.net.score if item.net else None),
    ]
    since = spoken(INDICATORS, compared.word, voice).word if compared else ""
    why = voice.say(compared.reason) if compared and compared.reason else ""
    for point, count in item.counts.items() or [("", None)]:
        percent = item.percents.get(point)
        yield [
            *about,
            *own,
            point,
            item.labels.get(point, ""),
            "" if count is None else str(count),
            "" if percent is None else voice.figure(str(percent)),
            *ends,
            since,
            why,
        ]


def _gap(page: ListPage, shown: WaveShown, group: GroupTold, gap: GapTold) -> list[str]:
    """A row for what was met, less what was expected."""
    row = [*_about(page, shown, group), gap.name, gap.title, str(gap.n)]
    points = HEADS.index("points")
    row += [""] * (points - len(row)) + _ends(page.voice, gap.gap)
    return row + [""] * (len(HEADS) - len(row))


def _about(page: ListPage, shown: WaveShown, group: GroupTold) -> list[str]:
    """Which wave and group a row tells of."""
    wave, result = shown.told[page.language].wave, group.result
    first = wave.first.isoformat() if wave.first else ""
    last = wave.last.isoformat() if wave.last else ""
    return [wave.id, first, last, result.group, str(result.answered)]


def _ends(voice: Voice, figure: Figure | None) -> list[str]:
    if figure is None:
        return ["", "", ""]
    return [voice.figure(str(each)) for each in figure.printed]


def _feedback(page: ListPage) -> bytes:
    voice = page.voice
    rows = []
    for record in records_of(page):
        fields, outcome = record.fields, outcome_of(page, record)
        sort = str(fields.text("sort"))
        rows.append(
            [
                str(record.id),
                str(fields.text("opened")),
                voice.say(SORTS.get(sort, sort)),
                str(fields.text("theme")),
                str(fields.text("title")),
                words_of(page, record),
                str(fields.fields("decision").text("on")) if outcome else "",
                answered_on(page, record),
                ", ".join(map(str, fields.texts("leads_to"))),
            ]
        )
    heads = [voice.say(each) for each in FEEDBACK_HEADS]
    return spreadsheet([heads, *rows]).encode()
