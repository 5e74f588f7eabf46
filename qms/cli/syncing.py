"""`qms sync`: exchange with the others what was signed and written."""

from __future__ import annotations

from pathlib import Path

import typer

from qms.actions.sync import sync
from qms.cli.console import errors_told
from qms.cli.exits import Exit
from qms.cli.options import RootOption, moment_asked, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, ngettext
from qms.reports.sentence import safe

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Get what others committed, and send what was made here."),
    epilog=N_("Example: qms sync"),
)
def sync_command(root: RootOption = Path()) -> None:
    """Exchange and tell."""
    with errors_told():
        done = sync(root_asked(root), moment_asked())
        came = ngettext("{count} commit came", "{count} commits came", done.received)
        went = ngettext("{count} commit went", "{count} commits went", done.sent)
        typer.echo(came.format(count=done.received))
        typer.echo(went.format(count=done.sent))
        for name in done.altered:
            typer.echo(
                safe(_("{name}: archived bytes do not fit").format(name=name)), err=True
            )
    if done.altered:
        typer.echo(_("bring them back: qms repair"), err=True)
        raise typer.Exit(Exit.FINDINGS)
