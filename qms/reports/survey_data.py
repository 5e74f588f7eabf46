"""A wave as data: a row a figure for spreadsheets, everything exact as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qms.model.spreadsheet import spreadsheet
from qms.model.wave_told import Figure, GapTold, GroupTold, ItemTold, WaveTold
from qms.reports.json import dumped

VERSION = 1
COLUMNS = ("group", "item", "figure", "value", "low", "high", "count", "n", "unknown",
           "blank")  # fmt: skip
Row = Mapping[str, object]


def as_csv(told: WaveTold, room: int) -> str:
    """A row a figure: how many of whom, counts, shares, scores, gaps, alpha."""
    how = told.wave.selection
    rows = [
        row for group in told.groups for row in (*_about(group, how), *_rows(group))
    ]
    cells = [[str(row.get(name, "")) for name in COLUMNS] for row in rows]
    return spreadsheet([COLUMNS, *cells])


def as_json(told: WaveTold, room: int) -> str:
    """The wave with every figure exact."""
    wave = told.wave
    return dumped(
        {
            "qms": VERSION,
            "survey": wave.id,
            "title": wave.title,
            "questionnaire": {"id": wave.questionnaire, "revision": wave.revision},
            "is_draft": told.is_draft,
            "asked": {"from": _day(wave.first), "until": _day(wave.last)},
            "mode": wave.mode,
            "selection": wave.selection,
            "frame": wave.frame or None,
            "incentives": wave.incentives or None,
            "groups": [_group(each) for each in told.groups],
            "without_results": list(told.waiting),
        }
    )


def figure_data(figure: Figure | None) -> dict[str, object] | None:
    """A figure, exact; of a full count without ends."""
    if figure is None:
        return None
    if figure.is_full_count:
        return {"value": figure.value, "low": None, "high": None, "full_count": True}
    return {"value": figure.value, "low": figure.low, "high": figure.high}


def _about(group: GroupTold, selection: str) -> Iterator[Row]:
    """How many answered, of how many, and how they were chosen: what intervals mean."""
    name, asked = group.result.group, group.asked
    yield {"group": name, "figure": "answered", "n": group.result.answered}
    for figure, value in (
        ("population", asked.population),
        ("invited", asked.invited),
        ("response", group.response),
        ("selection", selection),
    ):
        if value not in (None, ""):
            yield {"group": name, "figure": figure, "value": value}


def _rows(group: GroupTold) -> Iterator[Row]:
    name = group.result.group
    for item in group.items:
        about = {"group": name, "item": item.id, "n": item.n}
        silent = {"unknown": item.unknown, "blank": item.blank}
        for point, count in item.counts.items():
            percent = item.percents.get(point, "")
            yield {**about, "figure": point, "count": count, "value": percent}
        for sort, figure in (
            ("share", item.share),
            ("net score", item.net.score if item.net else None),
        ):
            if figure:
                yield {**about, **silent, "figure": sort, **_printed(figure)}
        if item.median is not None:
            low, high = item.median
            middle = low if low == high else f"{low}–{high}"
            yield {**about, **silent, "figure": "median", "value": middle}
    for sort, gaps in (("dimension", group.dimensions), ("pair", group.pairs)):
        for gap in gaps:
            figures = _printed(gap.gap) if gap.gap else {}
            yield {"group": name, "item": gap.name, "figure": f"gap of {sort}",
                   "n": gap.n, **figures}  # fmt: skip
    for battery in group.batteries:
        yield {"group": name, "item": battery.name, "figure": "alpha", "n": battery.n,
               "value": "" if battery.alpha is None else battery.alpha}  # fmt: skip


def _printed(figure: Figure) -> dict[str, object]:
    value, low, high = figure.printed
    if figure.is_full_count:
        return {"value": value}
    return {"value": value, "low": low, "high": high}


def _group(group: GroupTold) -> dict[str, object]:
    result, asked = group.result, group.asked
    return {
        "group": result.group,
        "title": group.title,
        "population": asked.population,
        "invited": asked.invited,
        "answered": result.answered,
        "response": None if group.response is None else float(group.response),
        "left_out": dict(result.left_out),
        "straight": result.straight,
        "notes": list(group.notes),
        "items": [_item(each) for each in group.items],
        "pairs": [_gap(each) for each in group.pairs],
        "dimensions": [_gap(each) for each in group.dimensions],
        "batteries": [
            {
                "battery": each.name,
                "items": list(each.items),
                "n": each.n,
                "straight": each.straight,
                "alpha": each.alpha,
                "alpha_without_straight": each.alpha_without,
                "against": list(each.against),
                "warnings": list(each.warnings),
            }
            for each in group.batteries
        ],
    }


def _item(item: ItemTold) -> dict[str, object]:
    net = item.net
    return {
        "item": item.id,
        "text": item.text,
        "measure": item.measure or None,
        "reverse": item.is_reverse,
        "n": item.n,
        "unknown": item.unknown,
        "blank": item.blank,
        "counts": dict(item.counts),
        "top": list(item.top),
        "share": figure_data(item.share),
        "median": None if item.median is None else list(item.median),
        "mean": item.mean,
        "net_score": None
        if net is None
        else {
            **(figure_data(net.score) or {}),
            "margin": net.margin,
            "promoters": net.promoters,
            "passives": net.passives,
            "detractors": net.detractors,
        },
    }


def _gap(gap: GapTold) -> dict[str, object]:
    return {
        "name": gap.name,
        "title": gap.title,
        "n": gap.n,
        "gap": figure_data(gap.gap),
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)
