"""What was done with a document: `qms history`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.history import history
from qms.cli.console import errors_told
from qms.cli.options import (
    KnownOnOption,
    RootOption,
    day_or_none,
    moment_asked,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_
from qms.reports import history as history_report
from qms.reports.telling import Telling

telling_history = new_app()


@telling_history.command(
    cls=SpokenCommand,
    help=N_("Tell every act on a document in order, each with its proof."),
    epilog=N_("Example: qms history PO-012"),
)
def history_command(
    document: Annotated[
        str, typer.Argument(metavar="ID", help=N_("the document's id"))
    ],
    known_on: KnownOnOption = "",
    root: RootOption = Path(),
) -> None:
    """Tell the history."""
    with errors_told():
        found = history(
            root_asked(root), moment_asked(), document, day_or_none(known_on)
        )
        told = history_report.as_text(found, Telling.of_terminal())
        typer.echo(told, nl=False)
