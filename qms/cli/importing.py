"""`qms import`: documents that an office has, brought into the register."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.bring_in import Form
from qms.actions.import_files import require_outside, usual_asked, valid_answers
from qms.actions.import_survey import Usual, survey
from qms.cli.console import Progress, errors_told
from qms.cli.exits import Exit
from qms.cli.import_course import Ways, brought_in, questioned, tell_preview
from qms.cli.import_told import tell_strange
from qms.cli.options import RootOption, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _
from qms.model.importing.decoding import ENCODINGS
from qms.reports.import_tables import asked_later
from qms.store.foreign import ForeignFile, foreign_files
from qms.store.writing import write_whole

app = new_app()


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
        tell_preview(rows, ways)
        if ways.ask_later:
            write_whole(ways.ask_later, asked_later(rows).encode())
            told = _("fill in {path}, then: qms import … --answers {path}")
            typer.echo(told.format(path=ways.ask_later))
        if not ways.ask_later and not yes and not dry_run and sys.stdin.isatty():
            rows = questioned(top, rows, files, usual, given)
        brought = brought_in(top, rows, files, ways, Form(into, register_only))
        is_whole = not any(row.waits for row in rows) and brought is not None
    raise typer.Exit(Exit.CONFORMS if is_whole else Exit.FINDINGS)


def _files(paths: Sequence[Path]) -> list[ForeignFile]:
    files = foreign_files(paths)
    if not files:
        raise UsageError(
            _("there is no file in {paths}").format(paths=", ".join(map(str, paths)))
        )
    return files
