"""The indicators for other programs: a table for spreadsheets, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial

from qms.i18n import N_
from qms.model.indicator_result import Figure, IndicatorResult
from qms.model.spreadsheet import spreadsheet
from qms.site.leaf import Leaf, digest_of
from qms.site.lists.indicators import JSON_PATH, csv_path
from qms.site.site import Site
from qms.site.verdicts import INDICATORS, TARGETS, spoken
from qms.site.voice import Voice

HEADS = (
    N_("record"),
    N_("title"),
    N_("indicator"),
    N_("unit"),
    N_("direction"),
    N_("began at"),
    N_("value"),
    N_("at least"),
    N_("at most"),
    "n",
    N_("day"),
    N_("source"),
    N_("target"),
    N_("target is"),
    N_("verdict"),
    N_("why"),
    N_("next reading by"),
)
DIRECTIONS = {True: N_("up"), False: N_("down")}


def leaves(site: Site) -> Iterator[Leaf]:
    """The table in every language of the office's own site, and the data."""
    if not site.is_internal:
        return
    for language in site.languages:
        path = csv_path(language)
        yield Leaf(
            path, digest_of(site.everything, path), partial(_table, site, language)
        )
    yield Leaf(JSON_PATH, digest_of(site.everything, JSON_PATH), partial(_data, site))


def results_in(site: Site) -> tuple[IndicatorResult, ...]:
    """What became of every indicator."""
    found = site.register.evaluated
    return tuple(found.indicators.values()) if found else ()


def row_of(voice: Voice, result: IndicatorResult) -> list[str]:
    """An indicator as a row: its newest reading, and what that shows."""
    newest = result.newest or Figure(result.unit)
    return [
        result.record,
        result.title,
        result.name,
        result.unit,
        voice.say(DIRECTIONS[result.is_higher_better]),
        _number(voice, result.baseline.value if result.baseline else None),
        *(_number(voice, each) for each in (newest.value, newest.low, newest.high)),
        "" if newest.n is None else str(newest.n),
        newest.day.isoformat() if newest.day else "",
        newest.source,
        _number(voice, result.target),
        spoken(TARGETS, result.target_is, voice).word,
        spoken(INDICATORS, result.verdict, voice).word,
        voice.say(result.why) if result.why else "",
        result.expected.isoformat() if result.expected else "",
    ]


def _table(site: Site, language: str) -> bytes:
    voice = site.voices[language]
    rows = [row_of(voice, each) for each in results_in(site)]
    return spreadsheet([[voice.say(each) for each in HEADS], *rows]).encode()


def _number(voice: Voice, value: object) -> str:
    return "" if value is None else voice.figure(str(value))


def _data(site: Site) -> bytes:
    told = {
        "qms": 1,
        "as_of": site.as_of.isoformat(),
        "indicators": [_result(each) for each in results_in(site)],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _result(result: IndicatorResult) -> Mapping[str, object]:
    return {
        "record": result.record,
        "title": result.title,
        "name": result.name,
        "unit": result.unit,
        "direction": "up" if result.is_higher_better else "down",
        "target": None if result.target is None else float(result.target),
        "target_is": result.target_is,
        "verdict": result.verdict,
        "why": result.why or None,
        "change": _figure(result.change),
        "baseline": _figure(result.baseline),
        "readings": [_figure(each) for each in result.readings],
        "next_reading_by": result.expected.isoformat() if result.expected else None,
        "is_overdue": result.is_stale,
    }


def _figure(figure: Figure | None) -> Mapping[str, object] | None:
    if figure is None:
        return None
    ends = {
        name: None if value is None else float(value)
        for name, value in (
            ("value", figure.value),
            ("low", figure.low),
            ("high", figure.high),
        )
    }
    day = figure.day.isoformat() if figure.day else None
    return {**ends, "n": figure.n, "met": figure.met, "on": day}
