"""`qms people`: who holds which office, and the keys for whoever checks by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.allowed_signers import allowed_signers, write_allowed_signers
from qms.actions.people import people
from qms.cli.console import errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_or_none,
    moment_asked,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, SpokenGroup
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_, _
from qms.reports.sentence import safe

app = typer.Typer(
    cls=SpokenGroup,
    help=N_(
        "Tell who holds which office on a day, who deputises, and with which keys."
    ),
    epilog=N_("Example: qms people --as-of 2026-03-01"),
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def people_start(
    context: typer.Context,
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Tell the people, where no further word is given."""
    if context.invoked_subcommand is not None:
        return
    with errors_told():
        tell = table_asked(form)
        day = day_or_none(as_of)
        told = people(root_asked(root), moment_asked(), day)
        tell(told.grid)
        for note in told.notes:
            typer.echo(safe(note), err=form != FOR_PEOPLE)


@app.command(
    "allowed-signers",
    cls=SpokenCommand,
    help=N_("Make the file by which ssh-keygen alone checks approvals."),
    epilog=N_("Example: qms people allowed-signers --out allowed_signers"),
)
def signers_command(
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help=N_("where it is written")),
    ] = None,
    root: RootOption = Path(),
) -> None:
    """Make the file."""
    with errors_told():
        text = allowed_signers(root_asked(root), moment_asked())
        if out is None:
            typer.echo(text, nl=False)
            return
        write_allowed_signers(out, text)
        typer.echo(_("written: {path}").format(path=out))
        typer.echo(
            _("check with it by hand as told in {path}").format(
                path="docs/verify-by-hand.md"
            )
        )
