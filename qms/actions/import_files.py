"""What an import is told by options and lists, and the report that it leaves."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qms.actions.bring_in import Brought
from qms.actions.import_survey import Answers, Usual
from qms.actions.new import kind_named
from qms.errors import UsageError
from qms.i18n import _
from qms.model.house import House
from qms.model.importing.deciding import accepted
from qms.model.importing.decoding import ENCODINGS
from qms.model.importing.plan import Row
from qms.model.leaves import LANGUAGE
from qms.reports.import_tables import ANSWERED
from qms.reports.importing import lost_text, whole_report
from qms.store.foreign import REPORT_ENDING
from qms.store.house import read_house
from qms.store.import_answers import read_answers
from qms.store.tree import DOCUMENTS, RECORDS
from qms.store.writing import write_whole

OWN_FOLDERS = (DOCUMENTS, RECORDS, "approvals", "governance", "overrides", ".git")
MOST_TOLD = 5


def usual_asked(root: Path, usual: Usual) -> Usual:
    """The options about all files; raises UsageError on what the office has not."""
    profile = read_house(root).house.profile
    if usual.kind:
        kind_named(profile, usual.kind)
    if usual.owner and usual.owner not in profile.offices:
        raise UsageError(
            _("no office is called {name}").format(name=usual.owner),
            hint=_("there are: {known}").format(known=", ".join(profile.offices)),
        )
    if usual.language and not LANGUAGE.match(usual.language):
        raise UsageError(
            _("{text} is no language").format(text=usual.language),
            hint=_("a language tag such as hu or ro"),
        )
    if usual.encoding and usual.encoding not in ENCODINGS:
        raise UsageError(
            _("{word} is none of: {known}").format(
                word=usual.encoding, known=", ".join(ENCODINGS)
            )
        )
    return usual


def valid_answers(root: Path, path: Path) -> Answers:
    """The answers of a list; raises UsageError with those that cannot be."""
    house = read_house(root).house
    given = read_answers(path, ANSWERED)
    problems: list[str] = []
    found = {
        file: {name: _valid(name, text, house, problems) for name, text in row.items()}
        for file, row in given.items()
    }
    if problems:
        more = " …" if len(problems) > MOST_TOLD else ""
        raise UsageError(
            _("{path}: these cannot be: {answers}").format(
                path=path, answers="; ".join(problems[:MOST_TOLD]) + more
            ),
            hint=_("mend these, or leave them out, then try again"),
        )
    return found


def _valid(name: str, text: str, house: House, problems: list[str]) -> str:
    if name == "encoding":
        return text
    try:
        return accepted(name, text, house)
    except ValueError:
        problems.append(f"{name} {text}")
        return text


def require_outside(root: Path, path: Path | None) -> None:
    """Raise UsageError where a list or report would stand in the register."""
    if path is None:
        return
    place = path.resolve()
    for folder in OWN_FOLDERS:
        if place.is_relative_to(root.resolve() / folder):
            raise UsageError(
                _("{path} lies in {folder}, which is the register's own").format(
                    path=path, folder=folder
                ),
                hint=_("name another place for it"),
            )


def default_report(root: Path, first: Path) -> Path:
    """Where the report goes if nobody says: beside what is brought in, else here."""
    place = first.resolve()
    name = place.name if place.is_dir() else place.stem
    for folder in (place.parent, Path.cwd(), root.resolve()):
        if os.access(folder, os.W_OK) and not _is_own(root, folder):
            return _free(folder, name)
    return _free(root.resolve(), name)


def write_report(
    path: Path, day: date, rows: Sequence[Row], brought: Sequence[Brought]
) -> None:
    """Write the report of an import, whole."""
    entries = [(each.row.file, each.row.id, _entry(each)) for each in brought]
    write_whole(path, whole_report(day, rows, entries).encode())


def _entry(brought: Brought) -> str:
    parts = []
    if brought.fault:
        parts.append(_("not brought in: {reason}").format(reason=brought.fault))
    parts.append(brought.told)
    if brought.lost:
        parts.append(lost_text(brought.lost))
    return "\n\n".join(parts)


def _is_own(root: Path, folder: Path) -> bool:
    top = root.resolve()
    return any(folder.is_relative_to(top / each) for each in OWN_FOLDERS)


def _free(folder: Path, stem: str) -> Path:
    """A name for the report that nothing has yet."""
    number = 1
    while True:
        tail = "" if number == 1 else f"-{number}"
        place = folder / f"{stem}{tail}{REPORT_ENDING}"
        if not place.exists():
            return place
        number += 1
