"""Questions about the register: one document, the coverage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.coverage import coverage
from qms.actions.show import Asked, show
from qms.cli.console import errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    day_or_none,
    moment_asked,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.cli.tables import FOR_PEOPLE, FormOption, table_asked
from qms.i18n import N_
from qms.reports.pages import as_text
from qms.reports.telling import Telling

showing = new_app()
covering = new_app()


@showing.command(
    cls=SpokenCommand,
    help=N_("Show what is known of a document, and who must sign it."),
    epilog=N_("Example: qms show PO-012"),
)
def show_command(
    document: Annotated[
        str, typer.Argument(metavar="ID", help=N_("the document's id"))
    ],
    as_of: AsOfOption = "",
    revision: Annotated[
        str,
        typer.Option(
            "--revision", metavar="REVISION", help=N_("an archived text, as 2.1")
        ),
    ] = "",
    root: RootOption = Path(),
) -> None:
    """Show one document."""
    with errors_told():
        asked = Asked(document, day_or_none(as_of), revision)
        page = show(root_asked(root), moment_asked(), asked)
        typer.echo(as_text(page, Telling.of_terminal().width), nl=False)


@covering.command(
    cls=SpokenCommand,
    help=N_("Show which clauses of a standard are claimed, and which are not."),
    epilog=N_("Example: qms coverage --standard iso-9001:2026"),
)
def coverage_command(
    standard: Annotated[
        str, typer.Option("--standard", help=N_("the standard with its edition"))
    ] = "",
    form: FormOption = FOR_PEOPLE,
    as_of: AsOfOption = "",
    root: RootOption = Path(),
) -> None:
    """Show the coverage."""
    with errors_told():
        tell = table_asked(form)
        tell(coverage(root_asked(root), day_asked(as_of), standard))
