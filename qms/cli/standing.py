"""How documents stand: `qms status`, `qms history`, `qms diff`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from qms.actions.diff import Asked as DiffAsked
from qms.actions.diff import Difference, diff
from qms.actions.history import history
from qms.actions.status import Asked, status
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import (
    AsOfOption,
    KnownOnOption,
    RootOption,
    day_asked,
    moment_asked,
    one_of,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_, _, language_asked
from qms.model.approval.standings import Standings
from qms.reports import history as history_report
from qms.reports import status_page
from qms.reports.difference import as_json
from qms.reports.redline import as_text
from qms.reports.sentence import safe
from qms.reports.status import as_grid
from qms.reports.telling import Telling

LINES = "text"
DIFFERENCES = (LINES, "json")

standing = new_app()
telling_history = new_app()
comparing = new_app()

IdArgument = Annotated[str, typer.Argument(metavar="ID", help=N_("the document's id"))]


@standing.command(
    cls=SpokenCommand,
    help=N_("Tell how every document stands, and who must do what next."),
    epilog=N_("Example: qms status --waiting-for mayor"),
)
def status_command(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help=N_("the documents"))
    ] = None,
    as_of: AsOfOption = "",
    known_on: KnownOnOption = "",
    waiting_for: Annotated[
        str,
        typer.Option(
            "--waiting-for",
            metavar="PERSON|OFFICE",
            help=N_("only what waits for this person or office"),
        ),
    ] = "",
    form: FormOption = FOR_PEOPLE,
    root: RootOption = Path(),
) -> None:
    """Tell the status."""
    with errors_told():
        tell = _status_asked(form, bool(ids))
        asked = Asked(tuple(ids or ()), _day(as_of), _day(known_on), waiting_for)
        tell(status(root_asked(root), moment_asked(), asked))


def _status_asked(form: str, is_by_page: bool) -> Callable[[Standings], None]:
    """What tells standings in a form: of documents named, for people, by the page."""
    table = table_asked(form)
    telling = Telling.of_terminal(language=language_asked())

    def tell(answer: Standings) -> None:
        if form == "json":
            tell_machine(status_page.as_json(answer, telling))
        elif form == FOR_PEOPLE and is_by_page:
            typer.echo(status_page.as_text(answer, telling), nl=False)
        else:
            table(as_grid(answer, form == FOR_PEOPLE))

    return tell


@telling_history.command(
    cls=SpokenCommand,
    help=N_("Tell every act on a document in order, each with its proof."),
    epilog=N_("Example: qms history PO-012"),
)
def history_command(
    document: IdArgument,
    known_on: KnownOnOption = "",
    root: RootOption = Path(),
) -> None:
    """Tell the history."""
    with errors_told():
        found = history(root_asked(root), moment_asked(), document, _day(known_on))
        told = history_report.as_text(found, Telling.of_terminal())
        typer.echo(told, nl=False)


@comparing.command(
    cls=SpokenCommand,
    help=N_("Show what changed in a document, word by word."),
    epilog=N_("Example: qms diff PO-012 1.0 2.1"),
)
def diff_command(
    document: IdArgument,
    old: Annotated[
        str,
        typer.Argument(
            metavar="[OLD]", help=N_("a revision or submission; else what is in force")
        ),
    ] = "",
    new: Annotated[
        str,
        typer.Argument(metavar="[NEW]", help=N_("likewise; else the working text")),
    ] = "working",
    language: Annotated[
        str,
        typer.Option(
            "--language", metavar="CODE", help=N_("a language version, as hu")
        ),
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help=N_("show unchanged paragraphs, too"))
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="|".join(DIFFERENCES), help=N_("how to tell it")
        ),
    ] = LINES,
    root: RootOption = Path(),
) -> None:
    """Show the difference."""
    with errors_told():
        one_of(form, DIFFERENCES)
        asked = DiffAsked(document, language, old, new)
        found = diff(root_asked(root), moment_asked(), asked)
        if form == LINES:
            _tell_difference(found, Telling.of_terminal(everything, language_asked()))
        else:
            sides = (found.old, found.new)
            told = as_json(
                found.document, sides, found.redlines, found.notes, everything
            )
            tell_machine(told)


def _tell_difference(found: Difference, telling: Telling) -> None:
    title = _("{document}: from {old} to {new}").format(
        document=found.document, old=found.old, new=found.new
    )
    typer.echo(safe(title))
    for path, redline in found.redlines.items():
        typer.echo("")
        if len(found.redlines) > 1:
            typer.echo(f"{safe(path)}\n")
        typer.echo(as_text(redline, telling), nl=False)
    for each in found.notes:
        typer.echo(f"  {safe(each)}")


def _day(text: str) -> date | None:
    return day_asked(text) if text else None
