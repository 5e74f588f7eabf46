"""The register with what the approvals say: how every text stands on its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qms.actions.control import daily_archive, pin_of, today_of
from qms.actions.workings import workings
from qms.model.approval.archive import Archive
from qms.model.approval.control import Control, as_known
from qms.model.register import Register
from qms.store.collector import collector_paused
from qms.store.enrolments import self_signed_keys

ReadArchive = Callable[[Path], Archive]


def controlled(
    root: Path,
    register: Register,
    now: datetime | None = None,
    read: ReadArchive = daily_archive,
) -> Register:
    """The same register with its control and the statuses of its day.

    Without a moment, what was signed until the end of the day is judged. Of an earlier
    day than the moment's, the working texts say nothing.
    """
    with collector_paused():
        archive = read(root)
        if now is None:
            now = end_of(register.as_of, _zone(register))
            archive = as_known(archive, now)
        control = Control(archive, now, pin_of(""))
    texts = workings(root, register, control)
    is_now = register.as_of >= min(today_of(control), now.date())
    statuses = {}
    for key in {**texts, **control.rounds}:
        working = texts.get(key) if is_now or key not in control.rounds else None
        statuses[key] = control.status(*key, register.as_of, working)
    enrolled = self_signed_keys(register.people.raw) if control.rounds else frozenset()
    return replace(register, control=control, enrolled=enrolled, statuses=statuses)


def end_of(day: date, zone: tzinfo) -> datetime:
    """The last second of a local day."""
    following = datetime.combine(day + timedelta(days=1), time(), zone)
    return following - timedelta(seconds=1)


def _zone(register: Register) -> tzinfo:
    """The organisation's time zone, as its working profile names it."""
    try:
        return ZoneInfo(str(register.profile.raw.text("timezone")) or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
