"""What is told of the file by which a forge looks at each change."""

from __future__ import annotations

from pathlib import Path

import typer

from qms.actions.forge import write_forge_file
from qms.i18n import _


def tell_forge_file(folder: Path, forge: str) -> None:
    """Write the file, and tell what is left to do."""
    written = write_forge_file(folder, forge)
    typer.echo(_("written: {path}").format(path=written.path))
    if written.joined:
        typer.echo(
            _("add to the file that is there: {line}").format(line=written.joined)
        )
    typer.echo(_("next: commit it; the forge looks at every change from then on"))
