"""How promises were kept, told: a table for people, the same for programs."""

from __future__ import annotations

from collections.abc import Sequence

from qms.actions.figures_told import number_told
from qms.evaluation.kept import NOT_MEASURED, WORDS, Kept
from qms.evaluation.promise_told import share_told, verdict_told
from qms.i18n import N_, _
from qms.model.grid import Column, Grid, Row
from qms.model.measurement import PromiseMeasured
from qms.model.measuring import Measuring
from qms.model.promise import UNITS
from qms.model.promise_result import TOO_FEW
from qms.reports.json import dumped

VERSION = 1
TOO_FEW_CASES = N_("too few to tell")

LEFT = {
    "same": N_("row told twice"),
    "contradicting": N_("rows of one case that contradict each other"),
    "no-start": N_("no start"),
    "stop-before-start": N_("stop before start"),
    "unreadable": N_("cannot be read"),
    "future": N_("begins after the day of the log"),
    "broken": N_("no row of the table"),
    "stop-after-as-of": N_("ends after the day of the log: taken as open"),
}


COLUMNS = {
    "promise": N_("promise"),
    "n": N_("cases"),
    "met": N_("in time"),
    "share": N_("share"),
    "target": N_("target"),
    "verdict": N_("verdict"),
    "median": N_("half within"),
    "p90": N_("nine in ten within"),
    "late": N_("late"),
    "open_late": N_("open and late"),
    "pending": N_("open, in time"),
    "paused": N_("clock stood"),
    "excluded": N_("excluded"),
    "left_out": N_("left out"),
}
"""The columns of the table, each with its title."""

_RANKS = {"p90": 1, "pending": 2, "median": 3, "late": 4, "open_late": 4, "paused": 5}
_TEXTS = frozenset({"promise", "target", "verdict"})


def verdict_of(found: PromiseMeasured) -> Kept:
    """The verdict on a promise, by the counts that are kept."""
    return verdict_told(found, found.promised.aim)


def word_of(found: PromiseMeasured) -> str:
    """The verdict in words, or why there is none."""
    word = verdict_of(found).word
    return _(TOO_FEW_CASES) if word == TOO_FEW else _(WORDS[word])


def share_of(found: PromiseMeasured) -> str:
    """The share of cases in time; of a sample with its interval."""
    share = share_told(verdict_of(found), found.promised.aim)
    if share is None:
        return ""
    told = f"{number_told(share.percent)} %"
    if share.low is None or share.high is None:
        return told
    return f"{told} [{number_told(share.low)}; {number_told(share.high)}]"


def services_grid(found: Sequence[Measuring]) -> Grid:
    """How the promises were kept, one a row; what nothing is known of stands last."""
    rows = [row for each in found for row in _rows(each)]
    columns = [
        Column(
            name,
            _(title),
            is_number=name not in _TEXTS,
            rank=_RANKS.get(name, 0),
            is_whole=name == "verdict",
        )
        for name, title in COLUMNS.items()
    ]
    return Grid(columns, rows)


def _rows(measuring: Measuring) -> list[Row]:
    told = [_row(measuring.charter, each) for each in measuring.measured]
    missing = [
        {
            "promise": f"{measuring.charter}/{each.text('id')}",
            "verdict": _(WORDS[NOT_MEASURED]),
        }
        for each in measuring.unmeasured
    ]
    return [*told, *missing]


def _row(charter: str, found: PromiseMeasured) -> Row:
    promised, counts = found.promised, found.counts
    unit = _(UNITS[promised.unit])
    row = {
        "promise": f"{charter}/{promised.promise}",
        "n": str(found.n),
        "share": share_of(found),
        "target": _("{share} within {target} {unit}").format(
            share=f"{number_told(promised.aim)} %",
            target=number_told(float(promised.target)),
            unit=unit,
        ),
        "verdict": word_of(found),
        "median": _duration(found.median),
        "p90": _duration(found.p90),
        "left_out": str(sum((found.left_out or {}).values())),
    }
    if not found.is_too_few:
        row |= {
            "pending": str(found.pending),
            "paused": str(found.paused),
            "excluded": str(sum((found.excluded or {}).values())),
        }
    if counts is not None:
        row |= {name: str(count) for name, count in counts._asdict().items()}
    return row


def _duration(text: str) -> str:
    return number_told(float(text)) if text else ""


def services_json(found: Sequence[Measuring]) -> str:
    """The same for programs."""
    return dumped({"qms": VERSION, "charters": [_charter(each) for each in found]})


def _charter(each: Measuring) -> dict[str, object]:
    return {
        "charter": each.charter,
        "revision": each.revision,
        "in_force": each.is_in_force,
        "log": each.log,
        "period": each.period.name,
        "as_of": each.as_of.isoformat(),
        "files": [file._asdict() for file in each.files],
        "promises": [_promise(found) for found in each.measured],
        "not_measured": [str(row.text("id")) for row in each.unmeasured],
    }


def _promise(found: PromiseMeasured) -> dict[str, object]:
    verdict = verdict_of(found)
    share = verdict.share
    return {
        "promise": found.promised.promise,
        "target": found.promised.target,
        "unit": found.promised.unit,
        "calendar": found.promised.calendar,
        "promised_share": found.promised.share,
        "counted": "sample" if found.is_sample else "all",
        "n": found.n,
        **(found.counts._asdict() if found.counts else {}),
        "share": share.value if share else None,
        "interval": [share.low, share.high]
        if share and not share.is_full_count
        else None,
        "verdict": None if verdict.word == TOO_FEW else verdict.word,
        "pending": None if found.is_too_few else found.pending,
        "paused": None if found.is_too_few else found.paused,
        "median": found.median or None,
        "p90": found.p90 or None,
        "excluded": {}
        if found.is_too_few
        else dict(sorted((found.excluded or {}).items())),
        "left_out": dict(sorted((found.left_out or {}).items())),
    }
