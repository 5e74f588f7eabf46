"""`qms import`: documents that an office has, brought into the register."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from qms.actions.bring_in import Form
from qms.actions.import_files import require_outside, usual_asked, valid_answers
from qms.actions.import_survey import Usual, survey
from qms.cli.console import Progress, errors_told
from qms.cli.exits import Exit
from qms.cli.import_course import Ways, brought_in, questioned, tell_preview
from qms.cli.import_options import (
    AdoptionsOption,
    AnswersOption,
    AskLaterOption,
    DetailsOption,
    EncodingOption,
    IntoOption,
    KindOption,
    LanguageOption,
    OwnerOption,
    PathsArgument,
    RegisterOnlyOption,
    ReportOption,
    YesOption,
)
from qms.cli.import_told import tell_strange
from qms.cli.options import DryRunOption, RootOption, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.errors import UsageError
from qms.i18n import N_, _
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
    paths: PathsArgument,
    kind: KindOption = "",
    owner: OwnerOption = "",
    language: LanguageOption = "",
    encoding: EncodingOption = "",
    into: IntoOption = "",
    register_only: RegisterOnlyOption = False,
    answers: AnswersOption = None,
    ask_later: AskLaterOption = None,
    adopted: AdoptionsOption = None,
    report: ReportOption = None,
    details: DetailsOption = False,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
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
