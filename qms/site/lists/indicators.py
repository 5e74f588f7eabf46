"""Indicators: each with its course, its newest value, its target, its next reading."""

from __future__ import annotations

from dataclasses import dataclass

from qms.model.days import day_or_none
from qms.site.indicators import IndicatorView, indicator_view
from qms.site.list_page import ListPage

TEMPLATE = "indicators.html"
NAME = "indicators"


@dataclass(frozen=True)
class View:
    """The indicators; how many are overdue; the same for other programs."""

    indicators: tuple[IndicatorView, ...]
    late: int
    table: str
    data: str


def csv_path(language: str) -> str:
    """Where the same stands as a table."""
    return f"{language}/{NAME}.csv"


JSON_PATH = f"{NAME}.json"


def view(page: ListPage) -> View:
    """What the page shows."""
    found = page.site.register.evaluated
    dues = {
        str(each.id): day_or_none(each.fields.text("due"))
        for each in page.site.register.records
    }
    shown = tuple(
        indicator_view(page, each, dues.get(each.record))
        for each in (found.indicators.values() if found else ())
    )
    return View(
        indicators=shown,
        late=sum(bool(each.overdue) for each in shown),
        table=page.way(csv_path(page.language)),
        data=page.way(JSON_PATH),
    )
