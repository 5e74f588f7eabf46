"""How an import goes on after its survey: shown, asked, allowed, brought in, told."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from qms.actions.bring_in import Brought, Form, bring_in, prepare
from qms.actions.import_files import default_report, write_report
from qms.actions.import_survey import (
    Answers,
    Known,
    Usual,
    answered,
    row_of,
    without_twins,
)
from qms.cli.asking import confirmed
from qms.cli.console import Progress
from qms.cli.import_questions import ask_about
from qms.cli.import_told import tell_asks, tell_details, tell_end, tell_next
from qms.cli.options import moment_asked
from qms.i18n import _, ngettext
from qms.model.importing.plan import Row
from qms.reports.grid import as_table
from qms.reports.import_tables import adoptions, preview
from qms.store.foreign import ForeignFile
from qms.store.house import read_house
from qms.store.writing import write_whole


@dataclass(frozen=True)
class Ways:
    """How an import goes on after the preview."""

    dry_run: bool
    yes: bool
    details: bool
    ask_later: Path | None
    adoptions: Path | None
    report: Path | None
    first: Path


def tell_preview(rows: Sequence[Row], ways: Ways) -> None:
    """Show what files are taken for, before anything is written."""
    width = shutil.get_terminal_size().columns
    typer.echo(as_table(preview(rows), width), nl=False)
    if ways.details:
        tell_details(rows)
    if not sys.stdin.isatty() or ways.dry_run:
        tell_asks(rows)


def questioned(
    top: Path,
    rows: Sequence[Row],
    files: Sequence[ForeignFile],
    usual: Usual,
    given: Answers,
) -> list[Row]:
    """The rows after questions at the terminal, shown once more."""
    house, known = read_house(top).house, Known.of(top)
    by_name = {each.shown: each for each in files}

    def again(row: Row, answers: dict[str, str]) -> Row:
        told = {**given.get(row.file, {}), **answers}
        if told.get("encoding", row.encoding) != row.encoding:
            return row_of(by_name[row.file], usual, told, house, known)
        return answered(row, told, usual, house, known)

    found = without_twins(ask_about(rows, house, again))
    if found != list(rows):
        typer.echo(
            as_table(preview(found), shutil.get_terminal_size().columns), nl=False
        )
    return found


def brought_in(
    top: Path,
    rows: Sequence[Row],
    files: Sequence[ForeignFile],
    ways: Ways,
    form: Form,
) -> list[Brought] | None:
    """What was brought in; nothing where nobody allowed it, or it failed."""
    ready = [row for row in rows if row.is_ready]
    if not ready:
        tell_end((), rows, None, is_asked=ways.ask_later is not None)
        return []
    if ways.dry_run:
        typer.echo(_("nothing was written"))
        return []
    if not _is_allowed(len(ready), ways):
        return None
    prepared = prepare(top, ready, form)
    place = ways.report or default_report(top, ways.first)
    day = moment_asked().date()
    write_report(place, day, rows, prepared)
    paths = {each.shown: each.path for each in files}
    with Progress(_("bringing documents in")) as bar:
        done = bring_in(top, prepared, paths, bar.tell)
    if any(each.fault for each in done):
        write_report(place, day, rows, done)
    came = [each.row for each in done if not each.fault]
    if ways.adoptions and came:
        write_whole(ways.adoptions, adoptions(came).encode())
    is_asked = ways.ask_later is not None
    tell_end(done, rows, Path(os.path.relpath(place)), is_asked=is_asked)
    tell_next(len(came), ways.adoptions if came else None)
    return done if len(came) == len(done) else None


def _is_allowed(count: int, ways: Ways) -> bool:
    """Whether documents may be written: they were shown, and somebody said so."""
    if ways.ask_later and not ways.yes:
        typer.echo(_("nothing was written"))
        return False
    if ways.yes:
        return True
    if not sys.stdin.isatty():
        typer.echo(
            _("nothing was written: see whether all is right, then add --yes"), err=True
        )
        return False
    question = ngettext(
        "Bring in {count} document?", "Bring in {count} documents?", count
    )
    return confirmed(question.format(count=count))
