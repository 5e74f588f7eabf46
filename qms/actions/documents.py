"""The documents of a folder as a register, each judged when it is read anew.

The rules over documents are many small modules. They are loaded for the first file
that they have to see: where every document is remembered, a question does not wait for
them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qms.model.finding import Finding
from qms.model.register import ARCHIVE, Register
from qms.model.sheet import Sheet
from qms.store.register import RegisterReader, Tell

if TYPE_CHECKING:
    from qms.model.document import Document


def read_documents(
    root: Path,
    as_of: date,
    tell: Tell = lambda done, of: None,
    *,
    is_daily: bool = False,
    home: Path | None = None,
) -> Register:
    """The register of a folder as of a day, without what the approvals say of it."""
    reader = RegisterReader(
        root, _judged, _judged_sheet, tell, is_daily=is_daily, home=home
    )
    return reader.read(as_of)


def read_facts(root: Path, as_of: date, *, is_daily: bool = False) -> Register:
    """The facts of all documents as of a day, for answers that tell no findings.

    A document is judged only where that will be remembered. For a question of daily
    use, what did not change is not read again.
    """
    reader = RegisterReader(root, _judged_once, lambda _sheet: (), is_daily=is_daily)
    return reader.read(as_of)


def read_register(
    root: Path,
    as_of: date,
    tell: Tell = lambda done, of: None,
    now: datetime | None = None,
    *,
    is_daily: bool = True,
    home: Path | None = None,
) -> Register:
    """The register of a folder as of a day, its documents and approvals judged.

    `now` is the moment at which approvals are judged; without it, the end of the day.
    Unless the question is one of daily use, every byte is read. `home` is the place
    whose documents these are, where they were laid out elsewhere.
    """
    register = read_documents(root, as_of, tell, is_daily=is_daily, home=home)
    if not os.path.lexists(root / ARCHIVE):
        return register
    # what judges signatures is slow to load, and not needed without any
    from qms.actions.control import daily_archive
    from qms.actions.controlled import controlled
    from qms.store.archive import read_archive

    read = daily_archive if is_daily else read_archive
    return controlled(root, register, now, read)


def _judged(document: Document) -> Iterable[Finding]:
    from qms.rules.judge import judge_document

    return judge_document(document)


def _judged_sheet(sheet: Sheet) -> Iterable[Finding]:
    if not sheet.faults:
        return ()
    from qms.rules.judge import judge_sheet

    return judge_sheet(sheet)


def _judged_once(document: Document) -> Iterable[Finding]:
    return () if document.is_data else _judged(document)
