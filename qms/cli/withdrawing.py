"""`qms withdraw`: put up that a text cease to be in force."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.withdraw import Wish, withdraw
from qms.cli.acting import AsOption, CommitOption, LanguageOption, tell_signed
from qms.cli.console import errors_told
from qms.cli.options import RootOption, day_or_none, moment_asked, root_asked
from qms.cli.outlooks import tell_next
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_, _, pgettext

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Put up that a text cease to be in force; the same steps approve it."),
    epilog=N_(
        'Example: qms withdraw PO-012 --reason "task moved" --replaced-by PO-013'
    ),
)
def withdraw_command(
    name: Annotated[str, typer.Argument(metavar="ID", help=N_("the document"))],
    reason: Annotated[str, typer.Option("--reason", help=N_("why it ceases"))],
    replaced_by: Annotated[
        str,
        typer.Option(
            "--replaced-by", metavar="ID", help=N_("the document in its place")
        ),
    ] = "",
    effective: Annotated[
        str,
        typer.Option(
            "--effective",
            metavar="DAY",
            help=N_("the first day without it; else that of the release"),
        ),
    ] = "",
    language: LanguageOption = "",
    person: AsOption = "",
    commits: CommitOption = True,
    root: RootOption = Path(),
) -> None:
    """Put up a withdrawal and tell who signs it."""
    with errors_told():
        day = day_or_none(effective)
        wish = Wish(name, reason, replaced_by, day, language, person, commits)
        signed, coming = withdraw(root_asked(root), moment_asked(), wish)
        tell_signed([signed], pgettext("result", "put up to be withdrawn"))
        tell_next(coming)
        line = _("{id} stays in force until its withdrawal is released: {command}")
        document = name.upper()
        typer.echo(line.format(id=document, command=f"qms release {document}"))
