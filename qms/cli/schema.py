"""`qms schema`: what an editor is told of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qms.actions.schemas import schema_text
from qms.cli.console import errors_told, tell_machine
from qms.cli.options import RootOption, root_asked
from qms.cli.spoken import SpokenCommand, new_app
from qms.i18n import N_

app = new_app()


@app.command(
    cls=SpokenCommand,
    help=N_("Print the JSON Schema of a kind of document, for editors."),
    epilog=N_("Example: qms schema charter > charter.schema.json"),
)
def schema_command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=N_("a kind, or a file"))],
    root: RootOption = Path(),
) -> None:
    """Print a schema."""
    with errors_told():
        tell_machine(schema_text(root_asked(root), kind))
