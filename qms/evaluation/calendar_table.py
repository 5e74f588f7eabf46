"""A convention as a table, by which a database counts millions of cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from qms.evaluation.calendar import CalendarError
from qms.evaluation.calendar_counting import MONTHS, Counting
from qms.evaluation.calendar_deadline import rolling_to
from qms.evaluation.calendar_office import OfficeTime, day_line
from qms.i18n import _


class CountedDay(NamedTuple):
    """A row of the table: what a case has that begins or ends on this day.

    `base` is what lies before the first day that counts for a case that begins here;
    `reached` what lies before a case's end here, and one more; `target` the first day
    from which a deadline would be moved here.
    """

    day: date
    base: int
    reached: int
    target: date


ELAPSED = (
    "case when {least} + {free} = 0 and {stop}.target <= {start}.day then 0"
    " when {stop}.reached - {start}.base <= 1 then case when {least} > 1 - {free}"
    " then {least} else 1 - {free} end"
    " else {stop}.reached - {start}.base - {free} end"
)
"""What has elapsed, in SQL over two rows of the table.

To be filled with the names of the rows and with what `constants` gives.
"""


def constants(counting: Counting) -> dict[str, int]:
    """What `ELAPSED` needs to know of a convention."""
    return {"least": counting.least, "free": counting.free}


def counted_days(
    counting: Counting, office: OfficeTime, first: date, last: date
) -> Iterator[CountedDay]:
    """The table of a convention, from a day through another.

    Raises CalendarError on months and on the clock, and on a day on which nobody knows
    how the convention counts.
    """
    if not counting.is_of_days or counting.unit == MONTHS:
        raise CalendarError(
            _("{unit} are not counted by a table of days").format(unit=counting.unit)
        )
    line, after = day_line(counting, office, ()), not counting.first_day_counts
    for place in range(first.toordinal(), last.toordinal() + 1):
        target = rolling_to(place, counting, office, ())
        yield CountedDay(
            date.fromordinal(place),
            line.before(place + after),
            line.before(target) + 1,
            date.fromordinal(target),
        )
