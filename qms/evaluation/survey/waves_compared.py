"""Two waves compared: group by group, item by item, all tests minded together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qms.evaluation.many import holm
from qms.evaluation.smallness import shown
from qms.evaluation.survey.comparison import Side, compared, corrected
from qms.evaluation.survey.wave_told import SAID_OF
from qms.i18n import N_
from qms.model.questionnaire import Questionnaire
from qms.model.wave import ALL, RANDOM, VOLUNTEERS, Wave
from qms.model.waves_compared import GroupCompared, ItemCompared, WavesCompared

CENSUS = N_("full counts: what differs, differs; chance has no part in it, so no p")
HALF_CENSUS = N_("one of both waves is a full count: no p is computed")
OTHER_SELECTION = N_(
    "people were chosen in another way than before: a difference may come from that"
)
OTHER_MODE = N_("people were asked in another way than before: a difference may come "
                "from that")  # fmt: skip
OTHER_LANGUAGES = N_(
    "not the same languages as before: a difference may come from that"
)
EQUAL = N_("“no clear change” does not mean that nothing changed")
TOO_FEW = N_("too few answered in one of the waves: nothing is compared")
Both = tuple[Wave, Questionnaire]


def waves_compared(before: Both, after: Both, group: str = "") -> WavesCompared:
    """Two waves of one questionnaire; groups that answered once only are named.

    A verdict minds all groups, also if one of them is asked for.
    """
    earlier, later = before[0].by_group, after[0].by_group
    chosen = [name for name in later if group in ("", name)]
    whole = [_group(before, after, name) for name in later if name in earlier]
    groups, tests = _corrected(whole)
    return WavesCompared(
        before=before[0],
        after=after[0],
        groups=tuple(each for each in groups if each.group in chosen),
        only_before=tuple(
            name for name in earlier if name not in later and group in ("", name)
        ),
        only_after=tuple(name for name in chosen if name not in earlier),
        compared=tests,
    )


def _group(before: Both, after: Both, name: str) -> GroupCompared:
    numbers = [wave.by_group[name].answered for wave, _asked in (before, after)]
    title = after[1].groups.get(name, "")
    if not all(shown(n).has_counts for n in numbers):
        return GroupCompared(name, title, (), (TOO_FEW,))
    earlier, later = _sides(before, name), _sides(after, name)
    items = dict.fromkeys((*later, *earlier))
    return GroupCompared(
        group=name,
        title=title,
        items=tuple(compared(earlier.get(each), later.get(each)) for each in items),
        notes=tuple(_notes(before[0], after[0], name)),
    )


def _sides(both: Both, group: str) -> dict[str, Side]:
    wave, asked = both
    result, is_census = wave.by_group[group], wave.is_census(group)
    return {
        each.item: Side(asked.by_id[each.item], each, result.answered, is_census)
        for each in result.items
        if each.item in asked.by_id
    }


def _corrected(groups: list[GroupCompared]) -> tuple[list[GroupCompared], int]:
    """All groups with their ps corrected, and how many ps there are."""
    ps = [each.p for group in groups for each in group.items if each.p is not None]
    left = iter(holm(ps) if ps else ())

    def minded(item: ItemCompared) -> ItemCompared:
        return item if item.p is None else corrected(item, next(left))

    done = [
        replace(group, items=tuple(minded(each) for each in group.items))
        for group in groups
    ]
    return done, len(ps)


def _notes(before: Wave, after: Wave, group: str) -> Iterator[str]:
    censuses = [wave.is_census(group) for wave in (before, after)]
    if all(censuses):
        yield CENSUS
        return
    if any(censuses):
        yield HALF_CENSUS
    worst = next(
        (
            each
            for each in (VOLUNTEERS, ALL, RANDOM)
            if each in (before.selection, after.selection)
        ),
        "",
    )
    if worst:
        yield SAID_OF[worst]
    if before.selection != after.selection:
        yield OTHER_SELECTION
    if before.mode != after.mode:
        yield OTHER_MODE
    if set(before.asked(group).languages) != set(after.asked(group).languages):
        yield OTHER_LANGUAGES
    yield EQUAL
