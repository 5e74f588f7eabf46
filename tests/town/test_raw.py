"""The raw files of the town hold what its tables say, counted here in another way."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import pytest

from qms.model.questionnaire import questionnaire_of
from tools.town.asked import asked
from tools.town.cases import logs
from tools.town.raw import FORMS, raw_files

CHECKOUT = Path(__file__).resolve().parent.parent.parent
Row = Mapping[str, str]
OPEN = {0: "16:30", 1: "16:30", 2: "16:30", 3: "18:30", 4: "14:00"}


@cache
def raw() -> Mapping[str, bytes]:
    return dict(raw_files())


def rows(name: str, encoding: str = "utf-8-sig", separator: str = ";") -> list[Row]:
    text = raw()[name].decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d.%m.%Y %H:%M")


def plan(name: str) -> dict[str, int]:
    found = next(fields for file, fields in logs() if file == name)
    return {key: int(found.text(key)) for key in found if found.text(key).isdecimal()}


def judged(found: list[Row], made: date) -> Counter[str]:
    """What became of petitions of the quarter that nobody withdrew."""
    counts: Counter[str] = Counter()
    for row in found:
        start = moment(row["Înregistrat"]).date()
        end, paused = row["Răspuns pe fond"], int(row["Pauza (zile)"] or 0)
        last = moment(end).date() if end else made
        is_late = (last - start).days - paused > 20
        counts[("late" if is_late else "met") if end else f"open {is_late}"] += 1
    return counts


@pytest.mark.parametrize(
    ("name", "until", "made"),
    [
        ("petitii-2025.csv", date(2025, 12, 31), date(2026, 1, 12)),
        ("petitii-2026-T2.csv", date(2026, 6, 30), date(2026, 7, 13)),
        ("petitii-2026-T3.csv", date(2026, 9, 30), date(2026, 10, 12)),
    ],
)
def test_the_petitions_are_those_of_the_table(
    name: str, until: date, made: date
) -> None:
    told = plan(name)
    cases = [row for row in rows(name, "cp1250") if int(row["Nr."][:-5]) < 90_000]
    once = list({row["Nr."]: row for row in cases}.values())
    assert len(cases) - len(once) == told["same"]
    own = [row for row in once if moment(row["Înregistrat"]).date() <= until]
    assert len(once) - len(own) == told.get("outside", 0)
    asked = [row for row in own if row["Fel"] == "P" and row["Stare"] != "retras"]
    sorts = {"met": "met", "late": "late", "open True": "open_late"}
    expected = {name: told[sort] for name, sort in sorts.items()}
    if "pending" in told:
        expected["open False"] = told["pending"]
    assert judged(asked, made) == expected
    sent = [row for row in own if row["Fel"] == "I"]
    late = [
        row
        for row in sent
        if (moment(row["Trimis mai departe"]) - moment(row["Înregistrat"])).days > 5
    ]
    assert (len(sent), len(late)) == (told["forwarded"], told.get("forwarded_late", 0))


def open_seconds(start: datetime, end: datetime) -> float:
    """Time of opening hours between two moments of the town's clock, day by day."""
    total, day = 0.0, start.date()
    while day <= end.date():
        if day.weekday() in OPEN:
            opens = datetime.combine(day, time(8))
            shuts = datetime.combine(day, time.fromisoformat(OPEN[day.weekday()]))
            total += max(0, (min(end, shuts) - max(start, opens)).total_seconds())
        day = date.fromordinal(day.toordinal() + 1)
    return total


def clock(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


@pytest.mark.parametrize(
    "name", [file for file, fields in logs() if fields.text("log") == "attestations"]
)
def test_the_attestations_take_the_minutes_of_the_table(name: str) -> None:
    told, counts = plan(name), Counter[str]()
    for row in rows(name, separator=","):
        if row["eliberat"]:
            took = open_seconds(clock(row["cerere"]), clock(row["eliberat"])) / 60
            paused = 15 if row["casierie_de_la"] else 0
            counts["met" if took - paused <= 30 else "late"] += 1
        else:
            counts["open_late"] += 1
    assert counts == {key: told[key] for key in ("met", "late", "open_late")}


@pytest.mark.parametrize("name", ["bonuri-2026-06.csv", "bonuri-2026-09.csv"])
def test_the_tickets_wait_as_long_as_the_table_says(name: str) -> None:
    told, counts = plan(name), Counter[str]()
    for row in rows(name):
        if row["chemat"]:
            took = (clock(row["chemat"]) - clock(row["emis"])).total_seconds()
            assert took == open_seconds(clock(row["emis"]), clock(row["chemat"]))
            counts["met" if took <= 1200 else "late"] += 1
        else:
            counts[{"pierdut": "open_late", "plecat": "gone"}[row["stare"]]] += 1
    sorts = ("met", "late", "open_late", "gone")
    assert counts == {key: told[key] for key in sorts}


def answers(name: str, questionnaire: str, item: str) -> Iterator[str]:
    """The answers to one item as points, each person once, those out of range away."""
    year = name.split("-")[1]
    document, versions = asked(questionnaire, year)
    said: dict[str, str] = {}
    for version in (None, *versions):
        found = questionnaire_of(document, version).by_id[item].scale
        assert found
        said |= {word: str(point) for point, word in found.labels.items()}
        said[found.unknown] = "unknown"
    people = {row["id"]: row for row in rows(name) if row["id"]}
    for row in people.values():
        is_empty = not any(row[each] for each in ("overall", item))
        if not is_empty and row["overall"] != "9" and int(row["durata"]) > 60:
            yield said.get(row[item], row[item])


@pytest.mark.parametrize(
    ("name", "questionnaire", "item", "top", "n"),
    [
        ("sondaj-2025-clienti.csv", "CQ-01", "overall", 285, 402),
        ("sondaj-2026-clienti.csv", "CQ-01", "overall", 318, 421),
        ("sondaj-2025-clienti.csv", "CQ-01", "wait", 227, 392),
        ("sondaj-2026-clienti.csv", "CQ-01", "wait", 289, 415),
        ("sondaj-2025-firme.csv", "CQ-01", "online", 41, 64),
        ("sondaj-2026-firme.csv", "CQ-01", "overall", 56, 70),
        ("sondaj-2025-asociatii.csv", "CQ-01", "overall", 26, 30),
        ("sondaj-2026-asociatii.csv", "CQ-01", "overall", 27, 30),
        ("sondaj-2025-salariati.csv", "CQ-02", "overall", 52, 78),
        ("sondaj-2026-salariati.csv", "CQ-02", "overall", 38, 80),
    ],
)
def test_the_answers_are_those_of_the_table(
    name: str, questionnaire: str, item: str, top: int, n: int
) -> None:
    found = Counter(answers(name, questionnaire, item))
    assert found["4"] + found["5"] == top
    assert sum(found[str(point)] for point in range(1, 6)) == n


def test_a_row_of_every_fault_is_there() -> None:
    text = raw()["petitii-2026-T3.csv"].decode("cp1250")
    spoiled = [line for line in text.splitlines() if line.startswith("90")]
    # two that contradict, two without a start, one each of the others
    assert len(spoiled) == 2 + 2 + 1 + 1 + 1


def test_each_run_writes_the_same_bytes(tmp_path: Path) -> None:
    words = (sys.executable, "-m", "tools.town.raw", str(tmp_path))
    subprocess.run(words, cwd=CHECKOUT, check=True, capture_output=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == raw()


def test_nobody_is_named_and_every_log_has_its_form() -> None:
    assert {fields.text("log") for _file, fields in logs()} == set(FORMS)
    for data in raw().values():
        assert b"@" not in data.replace(b"nimeni@example.org", b"")
