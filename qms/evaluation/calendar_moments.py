"""Moments and legal days: which moment a local time is, on which day a moment falls."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from qms.evaluation.calendar import CalendarError
from qms.i18n import _

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTES_OF_DAY = 24 * 60
_MICROSECOND = timedelta(microseconds=1)


def moment_in(zone: tzinfo, typed: datetime) -> datetime:
    """The moment that a typed time means; one without an offset is the zone's own.

    Raises CalendarError where the clock shows that time twice or never.
    """
    if typed.tzinfo is not None:
        return typed
    first, second = (typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    told = f"{typed.isoformat(timespec='minutes')}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != typed:
        raise CalendarError(
            _("{time} does not exist in {zone}: the clock is put forward").format(
                time=told, zone=zone
            ),
            hint=_("write the offset, too: {example}").format(
                example=f"{told}{_offset(first)}"
            ),
        )
    raise CalendarError(
        _("{time} comes twice in {zone}: the clock is put back").format(
            time=told, zone=zone
        ),
        hint=_("write the offset, too: {first} or {second}").format(
            first=f"{told}{_offset(first)}", second=f"{told}{_offset(second)}"
        ),
    )


def legal_day(moment: datetime, zone: tzinfo) -> date:
    """The day on which a moment falls where the office is."""
    try:
        return moment_in(zone, moment).astimezone(zone).date()
    except OverflowError as error:
        raise _outside(moment.isoformat()) from error


def place_of(moment: datetime) -> int:
    """A moment in microseconds, on a line of time."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_at(place: int, zone: tzinfo) -> datetime:
    """The moment of a place on a line of time, as clocks in a zone show it.

    Raises CalendarError beyond the last day that a calendar has.
    """
    try:
        return (_EPOCH + place * _MICROSECOND).astimezone(zone)
    except OverflowError as error:
        raise CalendarError(
            _("the time limit ends outside of all calendars")
        ) from error


def midnight(day: date, zone: tzinfo, minutes: int = 0) -> int:
    """The place where a local day begins, or so many minutes later by its clock.

    A time that comes twice is the first one; one that does not exist, as much later
    as the clock was put forward.
    """
    try:
        local = datetime.combine(day, time()) + timedelta(minutes=minutes)
        return place_of(local.replace(tzinfo=zone).astimezone(UTC))
    except OverflowError as error:
        raise _outside(str(day)) from error


def _outside(told: str) -> CalendarError:
    return CalendarError(_("{time} lies outside of all calendars").format(time=told))


def _offset(moment: datetime) -> str:
    return f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:5]
