"""Opening hours: they stand in the charter, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from qms.actions.control import read_control
from qms.actions.documents import read_facts
from qms.evaluation.calendar_days import week_of
from qms.evaluation.calendar_opening import Week
from qms.model.document import Document
from qms.model.register import ARCHIVE, Register
from qms.store.archived import archived_document


class Hours(NamedTuple):
    """The hours of a week, and the id of the charter that tells them."""

    week: Week
    charter: str


NO_HOURS = Hours({}, "")


def opening_hours(root: Path, now: datetime) -> Hours:
    """The hours of the charter that is in force, else of one that is written."""
    register = read_facts(root, now.date())
    for charter in (*_in_force(root, register, now), *register.charters):
        week = week_of(charter.head.fields("contacts").rows("hours"))
        if week and not charter.is_version:
            return Hours(week, charter.id)
    return NO_HOURS


def _in_force(root: Path, register: Register, now: datetime) -> Iterator[Document]:
    """The charters as they are in force, each in the archived text."""
    if not os.path.lexists(root / ARCHIVE):
        return
    control = read_control(root, None, now)
    for charter in register.charters:
        if not charter.is_version:
            status = control.status(charter.id, "", register.as_of)
            if status.in_force:
                found = status.in_force.round
                yield archived_document(root, found, register.house)
