"""The town's logs of cases, with the faults that real ones have: made, and no one's.

How many there are of each sort is told by hand in `cases.yaml`; chance, always the
same, only scatters them over the days. So what a report must say is known before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random

from qms.model.located import Fields
from qms.store.yaml import read_yaml
from tools.town.texts import HERE, MisfitError

Row = dict[str, str]

FREE = frozenset(
    date.fromisoformat(f"2026-{each}")
    for each in ("04-10", "04-13", "05-01", "06-01", "11-30", "12-01")
)
"""Weekdays on which the town hall is shut, among the months of the logs."""

LEGAL_LIMIT = 30


def logs() -> Iterator[tuple[str, Fields]]:
    """The name of each log, and what `cases.yaml` says of it."""
    text = (HERE / "cases.yaml").read_text(encoding="utf-8")
    fields, flaws = read_yaml(text)
    if flaws:
        raise MisfitError(f"cases.yaml: {flaws[0]}")
    for row in fields.rows("logs"):
        yield str(row.text("file")), row


def worked_days(first: date, last: date) -> list[date]:
    """The days between two days, both included, on which the counter is open."""
    days = (first + timedelta(each) for each in range((last - first).days + 1))
    return [day for day in days if day.isoweekday() <= 5 and day not in FREE]


class Sheet:
    """The rows of a log of days: how long each case took, spread over a quarter."""

    def __init__(self, plan: Fields) -> None:
        self.plan = plan
        self.chance = Random(str(plan.text("file")))
        self.first, self.last, self.day = (
            date.fromisoformat(plan.text(name)) for name in ("from", "until", "made")
        )
        self.rows: list[tuple[datetime, Row]] = []

    def count(self, name: str) -> int:
        """How many of a sort there are."""
        return int(self.plan.text(name) or 0)

    def start(self, earliest: int = 0, latest: int = 10_000) -> datetime:
        """A moment of the quarter, so many days before the log was made."""
        first = max(self.first, self.day - timedelta(latest))
        last = min(self.last, self.day - timedelta(earliest))
        return self.moment(self.chance.choice(worked_days(first, last)))

    def moment(self, day: date) -> datetime:
        """Some time of a day in which letters are written."""
        minutes = self.chance.randrange(8 * 60 + 5, 13 * 60 + 55)
        return datetime.combine(day, time()) + timedelta(minutes=minutes)

    def after(self, start: datetime, days: int) -> datetime:
        """A moment of the day that lies so many days after another."""
        return self.moment(start.date() + timedelta(days))

    def add(self, start: datetime, **cells: str) -> Row:
        """Put a row down, at the place that its start has."""
        self.rows.append((start, cells))
        return cells

    def ended(
        self, count: int, least: int, most: int
    ) -> Iterator[tuple[datetime, int]]:
        """Starts, each with the days after which its case ended."""
        for _ in range(count):
            days = self.chance.randrange(least, most + 1)
            start = self.start(least)
            yield start, min(days, (self.day - start.date()).days)

    def numbered(self, name: str, first: int) -> list[Row]:
        """The rows in the order of their starts, each with its number."""
        self.rows.sort(key=lambda each: each[0])
        return [
            {name: f"{first + number}/{self.first.year}", **row}
            for number, (_start, row) in enumerate(self.rows)
        ]

    def doubled(self, rows: list[Row]) -> list[Row]:
        """The rows with some of them a second time, as an export in two parts gives."""
        again = self.chance.sample(rows[5:60], self.count("same"))
        return [*rows, *(dict(row) for row in again)]


def petitions(plan: Fields) -> list[Row]:
    """The register of petitions, as it was exported on a day."""
    sheet, target = Sheet(plan), 20
    kept = list(sheet.ended(sheet.count("met") - sheet.count("paused"), 2, target))
    for start, days in kept:
        sheet.add(start, **petition(sheet, start, answered=days))
    for start, days in sheet.ended(sheet.count("paused"), target + 3, target + 6):
        sheet.add(start, **petition(sheet, start, answered=days, waited=8))
    for least, most, count in _late(sheet, target):
        for start, days in sheet.ended(count, least, most):
            sheet.add(start, **petition(sheet, start, answered=days))
    for number in range(sheet.count("open_late")):
        start = sheet.start(target + 1, target + 40)
        state = "confirmat" if number % 2 else "deschis"
        sheet.add(start, **petition(sheet, start, state=state))
    for _ in range(sheet.count("pending")):
        sheet.add(start := sheet.start(0, target - 1), **petition(sheet, start))
    for _ in range(sheet.count("withdrawn")):
        sheet.add(start := sheet.start(), **petition(sheet, start, state="retras"))
    _misdirected(sheet)
    _outside(sheet)
    rows = sheet.numbered("Nr.", int(plan.text("number")))
    return sheet.doubled([*rows, *_impossible(sheet)])


def petition(
    sheet: Sheet,
    start: datetime,
    answered: int | None = None,
    waited: int = 0,
    state: str = "deschis",
) -> Row:
    """One row of the register; whoever has an answer is done."""
    end = "" if answered is None else written(sheet.after(start, answered))
    return {
        "Înregistrat": written(start),
        "Fel": "P",
        "Petent": f"petent {sheet.chance.randrange(10_000, 99_999)}",
        "Limba": sheet.chance.choice(("RO", "RO", "HU")),
        "Stare": state if answered is None else "rezolvat",
        "Pauza (zile)": str(waited or ""),
        "Trimis mai departe": "",
        "Răspuns pe fond": end,
    }


def _late(sheet: Sheet, target: int) -> Iterator[tuple[int, int, int]]:
    """Between which days late answers come, and how many: some within five days."""
    soon, late = sheet.count("late_soon"), sheet.count("late")
    yield target + 1, target + 5, soon
    yield target + (6 if soon else 1), LEGAL_LIMIT + 4, late - soon


def _misdirected(sheet: Sheet) -> None:
    """Petitions that another authority must answer: sent on, and not answered here."""
    late = sheet.count("forwarded_late")
    for number in range(sheet.count("forwarded")):
        start = sheet.start(10)
        sent = sheet.after(start, 7 if number < late else sheet.chance.randrange(1, 6))
        row = petition(sheet, start, state="trimis")
        sheet.add(start, **{**row, "Fel": "I", "Trimis mai departe": written(sent)})


def _outside(sheet: Sheet) -> None:
    """A few petitions of the days after the quarter, which the export brought along."""
    for number in range(sheet.count("outside")):
        day = sheet.last + timedelta(number + 1)
        start = sheet.moment(day)
        sheet.add(start, **petition(sheet, start))


def _impossible(sheet: Sheet) -> Iterator[Row]:
    """Rows that cannot be true, each with what makes it so."""
    number = 90_000
    faults: Mapping[str, Callable[[Row, datetime], tuple[Row, ...]]] = {
        "contradicting": lambda row, end: (
            row,
            {**row, "Răspuns pe fond": written(end + timedelta(9))},
        ),
        "no_start": lambda row, end: ({**row, "Înregistrat": ""},),
        "stop_before_start": lambda row, end: (
            {**row, "Răspuns pe fond": written(end - timedelta(365))},
        ),
        "unreadable": lambda row, end: (
            {**row, "Răspuns pe fond": "31.09.2026 10:15"},
        ),
        "future": lambda row, _end: (
            {**row, "Înregistrat": written(moment_of(row) + timedelta(365))},
        ),
    }
    for name, spoiled in faults.items():
        for _ in range(sheet.count(name)):
            number += 1
            start = sheet.start(20)
            row = {
                "Nr.": f"{number}/{sheet.first.year}",
                **petition(sheet, start, answered=11),
            }
            yield from spoiled(row, start + timedelta(11))


def certificates(plan: Fields) -> list[Row]:
    """The register of urbanism certificates: ISO days, and the county's opinion."""
    sheet, target = Sheet(plan), 12
    for start, days in sheet.ended(
        sheet.count("met") - sheet.count("paused"), 3, target
    ):
        sheet.add(start, **certificate(start, days))
    for start, days in sheet.ended(sheet.count("paused"), target + 6, target + 8):
        sheet.add(start, **certificate(start, days, waited=(3, 13)))
    for start, days in sheet.ended(sheet.count("late"), target + 1, target + 15):
        sheet.add(start, **certificate(start, days))
    for _ in range(sheet.count("open_late")):
        sheet.add(start := sheet.start(target + 2, target + 40), **certificate(start))
    for _ in range(sheet.count("pending")):
        sheet.add(start := sheet.start(0, target - 1), **certificate(start))
    for _ in range(sheet.count("incomplete")):
        row = certificate(start := sheet.start(20))
        sheet.add(start, **{**row, "stare": "incomplet"})
    rows = sheet.numbered("numar", int(plan.text("number")))
    return sheet.doubled(rows)


def certificate(
    start: datetime, days: int | None = None, waited: tuple[int, int] | None = None
) -> Row:
    """One row of the register of certificates."""
    day = start.date()
    asked, given = (
        [(day + timedelta(each)).isoformat() for each in waited] if waited else ("", "")
    )
    return {
        "depus": day.isoformat(),
        "complet": day.isoformat(),
        "aviz_cerut": asked,
        "aviz_primit": given,
        "anuntat": "" if days is None else (day + timedelta(days)).isoformat(),
        "stare": "deschis" if days is None else "eliberat",
    }


def requests(plan: Fields) -> list[Row]:
    """The requests for public information: few, so that little may be told of them."""
    sheet = Sheet(plan)
    for sort, most in (("ordinary", 7), ("complex", 25)):
        late = sheet.count(f"{sort}_late")
        for number in range(sheet.count(sort)):
            days = most + 3 if number < late else sheet.chance.randrange(2, most)
            start = sheet.start(most + 4)
            cells = {
                "Primit": f"{start:%d.%m.%Y}",
                "Fel": "complex" if sort == "complex" else "simplu",
                "Comunicat": f"{start + timedelta(days):%d.%m.%Y}",
            }
            sheet.add(start, **cells)
    return sheet.numbered("Nr.", int(plan.text("number")))


def moment_of(row: Row) -> datetime:
    """When a petition was registered."""
    return datetime.strptime(row["Înregistrat"], "%d.%m.%Y %H:%M")


def written(moment: datetime) -> str:
    """A moment as the register of petitions writes it."""
    return f"{moment:%d.%m.%Y %H:%M}"
