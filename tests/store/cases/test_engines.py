"""Row by row or by a database: the same groups, whatever the log holds."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qms.evaluation.calendar_counting import Counting
from qms.model.case_log import CaseLog
from tests.store.cases.engines import (
    DAYS,
    MINUTES,
    OPEN_MINUTES,
    WORKING_DAYS,
    by_database,
    by_rows,
    log_of,
)

MANY = int(os.environ.get("QMS_FUZZ", "40"))
HEAD = ["No", "Kind", "State", "In", "Out", "Waited", "Since", "Until"]
LOG = """
id: LOG-A
file: {{separator: ";", encoding: {encoding}}}
times: {{style: {style}, zone: {zone}}}
columns: {{case: {case}, start: In, stop: Out{paused}}}
excluded: [{{reason: withdrawn, where: {{State: [withdrawn, "it's"]}}}}]
population: {population}
cases:
  - {{promise: one, where: {{Kind: [a, "b"]}}}}
  - {{promise: two, where: {{Kind: [c]}}, stop: Until}}
"""

BLANK = st.sampled_from(["", " ", "\u00a0", "\t", "  "])
DAY = st.sampled_from(
    [(2026, month, day) for month in (6, 7, 9, 10) for day in (1, 25, 28, 29, 30, 31)]
    + [(2026, 3, 29), (2026, 10, 25), (2025, 12, 31), (1970, 1, 1), (2199, 1, 1)]
)
CLOCK = st.sampled_from(["00:00", "02:30", "03:30", "08:00", "12:15", "23:59", "24:00"])
OFFSET = st.sampled_from(["", "", "Z", "+02:00", "+0300", "-05", "+14:30", "+15:00"])
WRONG = st.sampled_from(
    ["", "", "", "x", "31.12", "2026-13-01", "=1+1", "1.7.2026", "2026-07-01T10", "0"]
)


@st.composite
def iso_times(draw: st.DrawFn) -> str:
    year, month, day = draw(DAY)
    text = f"{year}-{month:02}-{day:02}"
    if draw(st.booleans()):
        sign, clock = draw(st.sampled_from("T ")), draw(CLOCK)
        more = draw(st.sampled_from(["", ":07", ":07.25", ":60"]))
        text += f"{sign}{clock}{more}{draw(OFFSET)}"
    return text


@st.composite
def styled_times(draw: st.DrawFn) -> str:
    year, month, day = draw(DAY)
    if draw(st.booleans()):
        return f"{day:02}.{month:02}.{year} {draw(CLOCK)}"
    return f"{day}.{month}.{year} {draw(CLOCK).lstrip('0')}"


def padded(cells: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(cells, st.tuples(BLANK, cells, BLANK).map("".join), WRONG)


def rows(times: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    time = padded(times)
    word = st.sampled_from
    row = st.tuples(
        word(["1", "2", "3", "4", " 4", "5\u00a0", "ő", "", "6;7", '8"8']),
        word(["a", "a", "b", " a ", "c", "A", "it's", ""]),
        word(["", "", "", "withdrawn", "it's", " withdrawn"]),
        time,
        time,
        word(["", "", "1", "2,5", "0.5", "3 ", "-1", "x", "1000"]),
        time,
        time,
    ).map(list)
    return st.lists(row, max_size=12)


def written(
    path: Path, cells: list[list[str]], encoding: str = "utf-8", end: str = "\n"
) -> Path:
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=";", lineterminator=end)
        writer.writerows([HEAD, *cells])
    return path


def log(style: str, zone: str, paused: str, population: str, **more: str) -> CaseLog:
    form = {"encoding": "utf-8", "case": "No", **more}
    return log_of(
        LOG.format(style=style, zone=zone, paused=paused, population=population, **form)
    )


PAUSED = ["", ", paused: Waited", ", paused: [Since, Until]"]
COUNTINGS: list[tuple[Counting, Counting]] = [
    (DAYS, WORKING_DAYS),
    (MINUTES, DAYS),
    (OPEN_MINUTES, MINUTES),
]
FORMS = st.tuples(
    st.sampled_from(PAUSED),
    st.sampled_from(["started", "started-or-open", "ended"]),
    st.sampled_from(COUNTINGS),
    st.sampled_from(
        ["Europe/Bucharest", "Europe/Bucharest", "UTC", "America/New_York"]
    ),
    st.sampled_from(["No", "[No, Kind]"]),
)


def hold_alike(
    path: Path, found: CaseLog, countings: tuple[Counting, Counting]
) -> None:
    careful = by_rows([path], found, countings)
    fast = by_database([path], found, countings)
    assert list(map(dict, fast.groups)) == list(map(dict, careful.groups))
    assert fast.files == careful.files


@settings(
    max_examples=MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), form=FORMS, style=st.sampled_from(["iso", "DD.MM.YYYY HH:mm"]))
def test_both_engines_give_the_same_groups(
    tmp_path: Path, data: st.DataObject, form: tuple[str, ...], style: str
) -> None:
    paused, population, countings, zone, case = form
    times = iso_times() if style == "iso" else styled_times()
    cells = data.draw(rows(times))
    found = log(style, zone, paused, population, case=case)
    hold_alike(written(tmp_path / "log.csv", cells), found, countings)
