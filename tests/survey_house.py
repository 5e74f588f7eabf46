"""A house that asks: a questionnaire, and waves of a survey over it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from tests.example_tree import lay_example

WAVE = """\
qms: 1
id: {id}
kind: survey
title: {title}
opened: {year}-09-28
owner: registry
questionnaire: {{id: CQ-01, revision: "{revision}"}}
asked: {{from: {year}-10-05, until: {year}-10-30}}
mode: paper at the desk
selection: {selection}
groups:
  - {{group: clients, population: {population}, invited: {invited}, languages: [en]}}
  - {{group: firms}}
closed: null
"""
USUAL = {
    "title": "Autumn",
    "revision": "1.0",
    "selection": "random",
    "population": "21340",
    "invited": "2000",
}


def lay_survey(root: Path, questionnaire: str = "") -> Path:
    """A house with a questionnaire, some fields of which may be given."""
    return lay_example(root, "questionnaire", questionnaire)


def lay_wave(root: Path, name: str, **told: str) -> Path:
    """The record of a wave, asked in the year of its id."""
    path = root / f"records/surveys/{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {**USUAL, **told, "id": name, "year": name[4:8]}
    path.write_text(WAVE.format(**values), encoding="utf-8")
    return path


def lay_answers(root: Path, name: str, columns: Mapping[str, list[str]]) -> Path:
    """A CSV file of answers; short columns are left blank at their ends."""
    most = max(map(len, columns.values()))
    rows = [[*each, *[""] * (most - len(each))] for each in columns.values()]
    path = root / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([columns, *zip(*rows, strict=True)])
    return path


def spread(counts: Mapping[int, int]) -> list[str]:
    """Answers with these counts."""
    return [str(point) for point, n in counts.items() for _each in range(n)]
