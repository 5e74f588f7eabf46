"""When a fact was last compared with its source, and when that is due again."""

from __future__ import annotations

from datetime import date

from qms.model.days import after, day_or_none

YEARLY = "12 months"


def due_again(checked: date, every: str) -> date | None:
    """The last day on which a check still counts; nothing if that is no period."""
    try:
        return after(checked, every)
    except (ValueError, OverflowError):
        return None


def overdue_since(as_of: str, every: str, today: date) -> date | None:
    """The day by which a fact had to be checked again, if that day is past."""
    checked = day_or_none(as_of)
    due = due_again(checked, every) if checked else None
    return due if due is not None and due < today else None
