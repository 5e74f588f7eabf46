"""`qms import`: documents that an office has, brought into the register."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.bring_in import Brought, Form, bring_in, prepare
from qms.actions.import_files import (
    default_report,
    require_outside,
    usual_asked,
    valid_answers,
    write_report,
)
from qms.actions.import_survey import (
    Answers,
    Known,
    Usual,
    answered,
    row_of,
    survey,
    without_twins,
)
from qms.cli.asking import confirmed
from qms.cli.console import Progress, errors_told
from qms.cli.exits import Exit
from qms.cli.import_questions import ask_about
from qms.cli.import_told import (
    tell_asks,
    tell_details,
    tell_end,
    tell_next,
    tell_strange,
)
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.importing.decoding import ENCODINGS
from qms.model.importing.plan import Row
from qms.reports.grid import as_table
from qms.reports.import_tables import adoptions, asked_later, preview
from qms.store.foreign import ForeignFile, foreign_files
from qms.store.house import read_house
from qms.store.writing import write_whole

app = new_app()


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


@app.command(
    cls=SpokenCommand,
    help=N_(
        "Bring in documents as they are: Word, OpenDocument, HTML, Markdown, text."
    ),
    epilog=N_("Example: qms import old-procedures --ask-later questions.csv"),
)
def import_command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help=N_("files, or folders of them")),
    ],
    kind: Annotated[
        str, typer.Option("--kind", help=N_("the kind of files that do not say it"))
    ] = "",
    owner: Annotated[
        str, typer.Option("--owner", help=N_("the office of files that name none"))
    ] = "",
    language: Annotated[
        str, typer.Option("--language", help=N_("the language where none is clear"))
    ] = "",
    encoding: Annotated[
        str,
        typer.Option(
            "--encoding", metavar="|".join(ENCODINGS), help=N_("that of plain texts")
        ),
    ] = "",
    into: Annotated[
        str,
        typer.Option(
            "--into", metavar="FOLDER", help=N_("a folder, if not that of the kind")
        ),
    ] = "",
    register_only: Annotated[
        bool,
        typer.Option("--register-only", help=N_("keep the file itself as the text")),
    ] = False,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE.csv", help=N_("what was filled in")),
    ] = None,
    ask_later: Annotated[
        Path | None,
        typer.Option(
            "--ask-later",
            metavar="FILE.csv",
            help=N_("write the questions to a spreadsheet, and nothing else"),
        ),
    ] = None,
    adopted: Annotated[
        Path | None,
        typer.Option(
            "--adoptions", metavar="FILE.csv", help=N_("write a list for qms adopt")
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help=N_("where the report goes")),
    ] = None,
    details: Annotated[
        bool, typer.Option("--details", help=N_("show where each value comes from"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("show it, and write nothing"))
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=N_("bring in what is ready, unasked"))
    ] = False,
    root: RootOption = Path(),
) -> None:
    """Survey, show, ask, bring in, tell."""
    with errors_told():
        top = root_asked(root)
        for path in (report, ask_later, adopted):
            require_outside(top, path)
        usual = usual_asked(top, Usual(kind, owner, language, encoding, register_only))
        given = valid_answers(top, answers) if answers else {}
        files = _files(paths)
        tell_strange(given, files)
        ways = Ways(dry_run, yes, details, ask_later, adopted, report, paths[0])
        with Progress(_("reading files")) as bar:
            rows = survey(top, files, usual, given, bar.tell)
        _tell_preview(rows, ways)
        if ways.ask_later:
            write_whole(ways.ask_later, asked_later(rows).encode())
            told = _("fill in {path}, then: qms import … --answers {path}")
            typer.echo(told.format(path=ways.ask_later))
        if not ways.ask_later and not yes and not dry_run and sys.stdin.isatty():
            rows = _questioned(top, rows, files, usual, given)
        brought = _brought(top, rows, files, ways, Form(into, register_only))
        is_whole = not any(row.waits for row in rows) and brought is not None
    raise typer.Exit(Exit.CONFORMS if is_whole else Exit.FINDINGS)


def _files(paths: Sequence[Path]) -> list[ForeignFile]:
    files = foreign_files(paths)
    if not files:
        raise UsageError(
            _("there is no file in {paths}").format(paths=", ".join(map(str, paths)))
        )
    return files


def _tell_preview(rows: Sequence[Row], ways: Ways) -> None:
    width = shutil.get_terminal_size().columns
    typer.echo(as_table(preview(rows), width), nl=False)
    if ways.details:
        tell_details(rows)
    if not sys.stdin.isatty() or ways.dry_run:
        tell_asks(rows)


def _questioned(
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


def _brought(
    top: Path,
    rows: Sequence[Row],
    files: Sequence[ForeignFile],
    ways: Ways,
    form: Form,
) -> list[Brought] | None:
    """What was brought in; nothing where nobody allowed it, or it failed."""
    ready = [row for row in rows if row.is_ready]
    if not ready:
        tell_end((), rows, None)
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
    tell_end(done, rows, Path(os.path.relpath(place)))
    tell_next(len(came), ways.adoptions if came else None)
    return done if len(came) == len(done) else None


def _is_allowed(count: int, ways: Ways) -> bool:
    """Whether documents may be written: they were shown, and somebody said so."""
    if ways.dry_run or (ways.ask_later and not ways.yes):
        typer.echo(_("nothing was written"))
        return False
    if ways.yes:
        return True
    if not sys.stdin.isatty():
        typer.echo(
            _("nothing was written: see whether all is right, then add --yes"), err=True
        )
        return False
    return confirmed(_("Bring in {count} documents?").format(count=count))
