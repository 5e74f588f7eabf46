"""The forms in which a report can be told: a literal table."""

from __future__ import annotations

from collections.abc import Callable

from qms.model.report import Report
from qms.reports import csv, github, gitlab, json, junit, sarif, text
from qms.reports.telling import Telling

__all__ = ["REPORTS", "Render", "Telling"]

Render = Callable[[Report, Telling], str]

REPORTS: dict[str, Render] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "csv": csv.render,
}
