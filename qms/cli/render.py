"""`qms render`: one page of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.render import Wanted, render
from qms.cli.console import errors_told
from qms.cli.options import (
    AsOfOption,
    RootOption,
    day_asked,
    moment_asked,
    root_asked,
)
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Make one page of a document, complete in a single file."),
    epilog=N_("Example: qms render CH-01 --language hu -o charter.html"),
)
def render_command(
    document: Annotated[
        str, typer.Argument(metavar="ID", help=N_("the document's id"))
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help=N_("where to write it")),
    ] = None,
    as_of: AsOfOption = "",
    language: Annotated[
        str,
        typer.Option("--language", help=N_("a language that it is written in")),
    ] = "",
    large_print: Annotated[
        bool, typer.Option("--large-print", help=N_("print it in 18 points"))
    ] = False,
    revision: Annotated[
        str,
        typer.Option(
            "--revision", metavar="R", help=N_("a released revision, in force or not")
        ),
    ] = "",
    draft: Annotated[
        bool, typer.Option("--draft", help=N_("the working text, whatever is in force"))
    ] = False,
    root: RootOption = Path(),
) -> None:
    """Render and tell where the page lies."""
    with errors_told():
        wanted = Wanted(document, language, large_print, revision, draft)
        day, now = day_asked(as_of), moment_asked()
        path = render(root_asked(root), day, wanted, output, now)
        typer.echo(path)
