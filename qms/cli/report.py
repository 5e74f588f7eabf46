"""`qms report`: the reports that an office owes each year, drafted from its records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.yearly_report import Wish, draft_report
from qms.cli.console import errors_told
from qms.cli.options import AsOfOption, RootOption, day_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _

app = new_app(
    N_("Draft the reports of a year from what is on record."),
    N_("Example: qms report satisfaction --year 2026"),
)


@app.callback()
def report_start() -> None:
    """Hold the commands about reports together."""


@app.command(
    "satisfaction",
    cls=SpokenCommand,
    help=N_("Draft the yearly report on satisfaction, as a document to be put up."),
    epilog=N_("Example: qms report satisfaction --year 2026"),
)
def satisfaction_command(
    year: Annotated[
        int, typer.Option("--year", metavar="YEAR", help=N_("the year it reports on"))
    ],
    language: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="TAG",
            help=N_("in which language; else the binding one"),
        ),
    ] = "",
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Draft the report on satisfaction."""
    with errors_told():
        top = root_asked(root)
        path = draft_report(top, day_asked(as_of), Wish(year, language)).as_posix()
        typer.echo(_("written: {path}").format(path=path))
        typer.echo(_("next: read it, then run: qms validate {path}").format(path=path))
