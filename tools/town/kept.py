"""The records of the town's evaluation, as they stood on a day of its life.

A record is added to and never rewritten: what it says today, less what was added after
a day, is what it said on that day. Each later line bears its day, so it can be told;
what was corrected stands in `earlier.yaml`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tools.town.person import CHECKOUT, StoppedError
from tools.town.texts import earlier, undone

FOLDERS = (
    "actions",
    "case-logs",
    "feedback",
    "findings",
    "goals",
    "measurements",
    "objectives",
    "surveys",
)
_LATER = re.compile(r"^(?: *- \{on: |decision: .* on: )([0-9-]{10}).*\n", re.M)
_ANSWERED = re.compile(r"^answered: ([0-9-]{10})\n", re.M)
_CLOSED = re.compile(r"^closed: ([0-9-]{10})$", re.M)
_RESULTS = re.compile(r"^results:\n(?:[ -].*\n)*", re.M)
_LEADS = re.compile(r"^leads_to: .*\n", re.M)
_EMPTY = re.compile(r"^( *)(?:log|values):\n(?!\1 *- )", re.M)


def kept_on(record: str, day: date) -> tuple[Path, str]:
    """Where a record lies, and what it said on a day; raises where it does not lie."""
    for folder in FOLDERS:
        path = Path("records") / folder / f"{record}.yaml"
        if (CHECKOUT / path).is_file():
            text = (CHECKOUT / path).read_text(encoding="utf-8")
            return path, stood(uncorrected(record, text, day), day)
    raise StoppedError(f"no record of evaluation is called {record}")


def uncorrected(record: str, text: str, day: date) -> str:
    """What a record said before it was corrected, where that was after a day."""
    for row in earlier().rows("records"):
        if row.text("record") == record and day.isoformat() < row.text("before"):
            text = undone(text, row.rows("edits"), record)
    return text


def stood(text: str, day: date) -> str:
    """What a record said on a day."""
    closed = _CLOSED.search(text)
    if closed and closed[1] > day.isoformat():
        text = _CLOSED.sub("closed: null", text)
        text = _RESULTS.sub("", text)
    was_decided = "\ndecision: " in text
    for later in (_LATER, _ANSWERED):
        text = later.sub(lambda each: _said(each, day), text)
    if was_decided and "\ndecision: " not in text:
        text = _LEADS.sub("", text)
    return _EMPTY.sub("", text)


def closed_on(text: str, day: date) -> str:
    """A record that ends on a day; raises where it has ended already."""
    if "\nclosed: null\n" not in text:
        raise StoppedError("it is closed already")
    return text.replace("\nclosed: null\n", f"\nclosed: {day}\n")


def _said(line: re.Match[str], day: date) -> str:
    return line[0] if line[1] <= day.isoformat() else ""
