"""The logs of the counter, in which minutes count: tax certificates and tickets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from qms.model.located import Fields
from tools.town.cases import Row, Sheet, worked_days
from tools.town.texts import ZONE

UTC = ZoneInfo("UTC")
CLOSES = {
    1: time(16, 30),
    2: time(16, 30),
    3: time(16, 30),
    4: time(18, 30),
    5: time(14),
}
OPENS = time(8)
THIRTY, TWENTY = 30, 20


class Counter(Sheet):
    """A log of minutes: its cases lie within the hours in which the counter is open."""

    def moment_for(self, minutes: int) -> datetime:
        """A moment after which the counter is open for so many minutes more."""
        day = self.chance.choice(worked_days(self.first, self.last))
        opens = datetime.combine(day, OPENS, ZONE)
        shuts = datetime.combine(day, CLOSES[day.isoweekday()], ZONE)
        room = int((shuts - opens).total_seconds()) // 60 - minutes
        return opens + timedelta(minutes=self.chance.randrange(room))


def attestations(plan: Fields) -> list[Row]:
    """Who asked for a tax certificate at the counter, and when it was handed over."""
    sheet = Counter(plan)
    nights = _nights(sheet)[: sheet.count("overnight")]
    at_once = sheet.count("met") - sheet.count("paused") - len(nights)
    for number in range(at_once):
        minutes = THIRTY if number == 0 else sheet.chance.randrange(6, THIRTY)
        _attested(sheet, minutes, 0)
    for _ in range(sheet.count("paused")):
        _attested(sheet, sheet.chance.randrange(32, 42), 15)
    for _ in range(sheet.count("late")):
        _attested(sheet, sheet.chance.randrange(THIRTY + 1, 75), 0)
    for _ in range(sheet.count("open_late")):
        start = sheet.moment_for(60)
        sheet.add(start, **attestation(start))
    for start, end in nights:
        sheet.add(start, **attestation(start, end))
    return sheet.numbered("bon", 1)


def _attested(sheet: Counter, minutes: int, paid: int) -> None:
    """A certificate handed over after some minutes, some of them at the cash desk."""
    start = sheet.moment_for(minutes)
    row = attestation(start, start + timedelta(minutes=minutes))
    if paid:
        went = start + timedelta(minutes=5)
        row["casierie_de_la"] = stamped(went)
        row["casierie_pana_la"] = stamped(went + timedelta(minutes=paid))
    sheet.add(start, **row)


def attestation(start: datetime, end: datetime | None = None) -> Row:
    """One row; the counter's computer writes local time, the cash desk's writes UTC."""
    return {
        "cerere": start.isoformat(timespec="minutes"),
        "casierie_de_la": "",
        "casierie_pana_la": "",
        "eliberat": end.isoformat(timespec="minutes") if end else "",
        "ghiseu": "7",
    }


def stamped(moment: datetime) -> str:
    """A moment as the cash desk's computer writes it, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


def _nights(sheet: Counter) -> list[tuple[datetime, datetime]]:
    """Fridays ten minutes before the counter shuts, until ten past eight on Monday.

    Twenty minutes of opening hours; the last of October has one in which clocks change.
    """
    fridays = [
        day
        for day in worked_days(sheet.first, sheet.last)
        if day.isoweekday() == 5 and day + timedelta(3) <= sheet.last
    ]
    return [
        (_at(day, time(13, 50)), _at(day + timedelta(3), time(8, 10)))
        for day in reversed(fridays)
    ]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZONE)


def tickets(plan: Fields) -> list[Row]:
    """The tickets of the queue: given out, called, or left on the floor."""
    sheet = Counter(plan)
    for number in range(sheet.count("met")):
        seconds = TWENTY * 60 if number == 0 else sheet.chance.randrange(15, 1190)
        _called(sheet, seconds, "chemat")
    for _ in range(sheet.count("late")):
        _called(sheet, sheet.chance.randrange(TWENTY * 60 + 5, 3300), "chemat")
    for _ in range(sheet.count("open_late")):
        _called(sheet, None, "pierdut")
    for _ in range(sheet.count("gone")):
        _called(sheet, None, "plecat")
    return sheet.numbered("bon", 1)


def _called(sheet: Counter, seconds: int | None, state: str) -> None:
    start = sheet.moment_for(60).replace(tzinfo=None)
    called = "" if seconds is None else str(start + timedelta(seconds=seconds))
    cells = {"ghiseu": str(sheet.chance.randrange(1, 8)), "emis": str(start)}
    sheet.add(start, **cells, chemat=called, stare=state)
